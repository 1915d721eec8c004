import { Entity } from '@backstage/catalog-model';
import { titleOfRef } from '../api/names';
import { OperatingModel } from '../model/types';
import { Edit } from './edits';
import { Mention } from './mentions';
import { Organization } from './organization';
import { Plan } from './plan';
import { spellLike } from './spelling';
import { WhatIfBreak } from './types';

/** What all the parts of an answer are worked out from. */
export interface Context {
  plan: Plan;
  organization: Organization;
  model: OperatingModel;
}

export interface Subject {
  ref: string;
  entity: Entity;
}

/** What breaks in one entity, and how it is mended. */
export interface Repair {
  breaks: WhatIfBreak[];
  edits: Edit[];
  /** What nobody but a person can decide, beside the breaks that are not mended. */
  open: string[];
  /** Whether nothing is left of the entity. */
  removes: boolean;
}

export function repairOf(parts: Partial<Repair> = {}): Repair {
  return { breaks: [], edits: [], open: [], removes: false, ...parts };
}

export function joinRepairs(repairs: Iterable<Repair>): Repair {
  const joined = repairOf();
  for (const { breaks, edits, open, removes } of repairs) {
    joined.breaks.push(...breaks);
    joined.edits.push(...edits);
    joined.open.push(...open);
    joined.removes ||= removes;
  }
  return joined;
}

export function titleIn({ model }: Context, ref: string): string {
  return titleOfRef(model, ref).title;
}

/** @param ref - who takes the place; without one, the mention is taken out */
export function editOf(
  { entity }: Subject,
  { path, value, defaultKind, role }: Mention,
  ref: string | undefined,
): Edit {
  const defaultNamespace = entity.metadata.namespace;
  return {
    // Of an acceptance, the date goes with the name.
    path: role === 'accepted' ? path.slice(0, -1) : path,
    to: ref && spellLike(value, ref, { defaultKind, defaultNamespace }),
    defaultKind,
  };
}
