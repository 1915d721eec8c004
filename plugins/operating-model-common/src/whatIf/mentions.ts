import { Entity } from '@backstage/catalog-model';
import { ANNOTATIONS } from '../kinds/annotations';
import { API_VERSION } from '../kinds/definitions';
import { canonicalRef } from '../kinds/references';
import { LETTERS, Letter } from '../kinds/responsibilityMatrix';
import { Path } from './paths';

/** What an entity names a group or user for. */
export type Role =
  | 'owner'
  | 'letter'
  | 'validator'
  | 'escalation'
  | 'provider'
  | 'consumer'
  | 'incidentLead'
  | 'accepted'
  | 'appliesTo'
  | 'covered'
  | 'reviewer'
  | 'deputy'
  | 'parent'
  | 'child'
  | 'member'
  | 'memberOf';

/** A place where an entity names a group or user. Who wrote or tried a runbook is history and no such place. */
export interface Mention {
  path: Path;
  /** As the file has it. */
  value: string;
  ref: string;
  /** What a short reference at this place takes as its kind. */
  defaultKind: 'Group' | 'User' | 'Component';
  role: Role;
  /** Where the role is a letter. */
  letter?: Letter;
}

interface Field {
  path: Path;
  role: Role;
  value: unknown;
  defaultKind?: Mention['defaultKind'];
  letter?: Letter;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const itemsOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : [];

/** The values that a predicate compares the owner of an entity with. */
function ownerConditions(predicate: unknown, path: Path): Field[] {
  if (Array.isArray(predicate)) {
    return predicate.flatMap((each, index) =>
      ownerConditions(each, [...path, index]),
    );
  }
  if (!isObject(predicate)) return [];
  return Object.entries(predicate).flatMap(([key, value]): Field[] => {
    if (key.startsWith('$')) return ownerConditions(value, [...path, key]);
    if (key !== 'spec.owner') return [];
    if (!isObject(value))
      return [{ path: [...path, key], role: 'appliesTo', value }];
    return Object.entries(value).map(([operator, compared]) => ({
      path: [...path, key, operator],
      role: 'appliesTo',
      value: compared,
    }));
  });
}

function matrixFields(rows: unknown): Field[] {
  return itemsOf(rows).flatMap((row, index): Field[] => {
    if (!isObject(row)) return [];
    const path = ['spec', 'rows', index];
    return [
      ...Object.keys(LETTERS).map(letter => ({
        path: [...path, letter],
        role: 'letter' as const,
        letter: letter as Letter,
        value: row[letter],
      })),
      { path: [...path, 'validator'], role: 'validator', value: row.validator },
    ];
  });
}

function agreementFields(spec: Record<string, unknown>): Field[] {
  const at = (field: string, role: Role): Field => ({
    path: ['spec', field],
    role,
    value: spec[field],
  });
  return [
    at('provider', 'provider'),
    at('consumers', 'consumer'),
    at('incidentLead', 'incidentLead'),
    at('escalation', 'escalation'),
    ...itemsOf(spec.accepted).map((each, index): Field => ({
      path: ['spec', 'accepted', index, 'by'],
      role: 'accepted',
      value: isObject(each) ? each.by : undefined,
    })),
  ];
}

function definitionFields(
  kind: string,
  spec: Record<string, unknown>,
): Field[] {
  switch (kind) {
    case 'ResponsibilityMatrix':
      return matrixFields(spec.rows);
    case 'Agreement':
      return agreementFields(spec);
    case 'Runbook':
      return [
        {
          path: ['spec', 'escalation'],
          role: 'escalation',
          value: spec.escalation,
        },
        {
          path: ['spec', 'entities'],
          role: 'covered',
          value: spec.entities,
          defaultKind: 'Component',
        },
      ];
    default:
      return [];
  }
}

function fieldsOf(entity: Entity): Field[] {
  const spec = isObject(entity.spec) ? entity.spec : {};
  const annotated = (name: 'escalation' | 'deputy'): Field => ({
    path: ['metadata', 'annotations', ANNOTATIONS[name]],
    role: name,
    value: entity.metadata.annotations?.[ANNOTATIONS[name]],
  });
  const annotation = annotated('escalation');
  const deputy: Field = { ...annotated('deputy'), defaultKind: 'User' };
  const at = (field: string, role: Role): Field => ({
    path: ['spec', field],
    role,
    value: spec[field],
  });
  switch (entity.kind.toLocaleLowerCase('en-US')) {
    case 'group':
      return [
        annotation,
        deputy,
        at('parent', 'parent'),
        at('children', 'child'),
        { ...at('members', 'member'), defaultKind: 'User' },
      ];
    case 'user':
      return [annotation, deputy, at('memberOf', 'memberOf')];
    default:
  }
  const owned = [annotation, at('owner', 'owner')];
  return entity.apiVersion === API_VERSION
    ? [
        ...owned,
        ...definitionFields(entity.kind, spec),
        {
          path: ['spec', 'review', 'by'],
          role: 'reviewer',
          value: isObject(spec.review) ? spec.review.by : undefined,
          defaultKind: 'User',
        },
        ...ownerConditions(spec.appliesTo, ['spec', 'appliesTo']),
      ]
    : owned;
}

/** The name of a reference in any spelling; most values are told apart by it without being parsed. */
function nameIn(value: string): string {
  const start = Math.max(value.lastIndexOf('/'), value.lastIndexOf(':'));
  return value.slice(start + 1).toLocaleLowerCase('en-US');
}

/** @returns a function that finds where an entity names one of some groups and users */
export function mentionsFinder(
  refs: Iterable<string>,
): (entity: Entity) => Mention[] {
  const wanted = new Set(refs);
  const names = new Set([...wanted].map(nameIn));
  return entity => {
    const mentions: Mention[] = [];
    const look = (field: Field, path: Path, value: unknown) => {
      if (typeof value !== 'string' || !names.has(nameIn(value))) return;
      const { role, letter, defaultKind = 'Group' } = field;
      const ref = canonicalRef(value, {
        defaultKind,
        defaultNamespace: entity.metadata.namespace,
      });
      if (ref && wanted.has(ref))
        mentions.push({ path, value, ref, defaultKind, role, letter });
    };
    for (const field of fieldsOf(entity)) {
      if (Array.isArray(field.value)) {
        field.value.forEach((each, index) =>
          look(field, [...field.path, index], each),
        );
      } else {
        look(field, field.path, field.value);
      }
    }
    return mentions;
  };
}
