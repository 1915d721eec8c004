import { Entity } from '@backstage/catalog-model';
import { API_VERSION } from '../kinds/definitions';
import { Letter } from '../kinds/responsibilityMatrix';
import { Severity } from '../rules/vocabulary';
import { Context, Subject, titleIn } from './context';
import { Mention, Role } from './mentions';
import { textOfPath } from './paths';
import { BreakKind, WhatIfBreak } from './types';

/** What somebody is who holds a letter. */
export const LETTER_WORDS: Record<Letter, string> = {
  accountable: 'accountable',
  responsible: 'responsible',
  support: 'in support',
  consulted: 'consulted',
  informed: 'informed',
};

const DEFINITION_BREAKS: Record<string, BreakKind> = {
  Activity: 'activity',
  Runbook: 'runbook',
  ResponsibilityMatrix: 'matrix',
  Agreement: 'agreement',
};

function kindOf(entity: Entity, role: Role): BreakKind {
  switch (role) {
    case 'letter':
    case 'validator':
      return 'row';
    case 'escalation':
      return 'escalation';
    case 'parent':
    case 'child':
    case 'member':
      return 'group';
    case 'memberOf':
    case 'deputy':
      return 'user';
    default:
      return entity.apiVersion === API_VERSION
        ? (DEFINITION_BREAKS[entity.kind] ?? 'ownership')
        : 'ownership';
  }
}

const SEVERITY: Record<Exclude<Role, 'letter'>, Severity> = {
  owner: 'error',
  validator: 'warning',
  escalation: 'error',
  provider: 'error',
  consumer: 'error',
  incidentLead: 'error',
  accepted: 'warning',
  appliesTo: 'error',
  covered: 'warning',
  reviewer: 'error',
  deputy: 'error',
  parent: 'error',
  child: 'warning',
  member: 'note',
  memberOf: 'note',
};

const LETTER_SEVERITY: Record<Letter, Severity> = {
  accountable: 'error',
  responsible: 'error',
  support: 'warning',
  consulted: 'warning',
  informed: 'note',
};

const WHAT: Record<Exclude<Role, 'letter'>, (name: string) => string> = {
  owner: name => `${name} owns it`,
  validator: name => `${name} checks the result`,
  escalation: name => `${name} is called when nobody else answers`,
  provider: name => `${name} provides it`,
  consumer: name => `${name} is a consumer of it`,
  incidentLead: name => `${name} leads its incidents`,
  accepted: name => `${name} accepted it`,
  appliesTo: name => `it speaks of what ${name} owns`,
  covered: name => `it covers ${name}`,
  reviewer: name => `${name} reviewed it`,
  deputy: name => `${name} is the deputy`,
  parent: name => `${name} is the group above it`,
  child: name => `it lists ${name} as a group below it`,
  member: name => `it lists ${name} as a member`,
  memberOf: name => `belongs to ${name}`,
};

function rowOf({ role, path }: Mention): number | undefined {
  return role === 'letter' || role === 'validator'
    ? Number(path[2]) + 1
    : undefined;
}

/** The break that it is when who is mentioned is no longer there. */
export function breakOf(
  context: Context,
  { ref, entity }: Subject,
  mention: Mention,
  mend: Pick<WhatIfBreak, 'remedy' | 'mended'>,
): WhatIfBreak {
  const { role, letter, path } = mention;
  const name = titleIn(context, mention.ref);
  const row = rowOf(mention);
  return {
    subjectRef: ref,
    kind: kindOf(entity, role),
    path: textOfPath(path),
    ...(row === undefined ? {} : { row }),
    what:
      role === 'letter'
        ? `${name} is ${LETTER_WORDS[letter!]}`
        : WHAT[role](name),
    severity: role === 'letter' ? LETTER_SEVERITY[letter!] : SEVERITY[role],
    ...mend,
  };
}
