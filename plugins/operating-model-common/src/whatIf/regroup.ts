import { Entity } from '@backstage/catalog-model';
import { canonicalRef } from '../kinds/references';
import { isGroupRef } from '../model/groups';
import { Context, Repair, Subject, repairOf, titleIn } from './context';
import { Edit } from './edits';
import { refsIn } from './organization';
import { spellLike } from './spelling';
import { WhatIfBreak } from './types';

type Found = Pick<WhatIfBreak, 'path' | 'what' | 'severity' | 'remedy'>;

function groupBreak({ ref }: Subject, found: Found): WhatIfBreak {
  return { subjectRef: ref, kind: 'group', ...found, mended: true };
}

const textsOf = (value: unknown) =>
  Array.isArray(value) ? value.filter(each => typeof each === 'string') : [];

/** References as short as the list that they go to has its own. */
function spelledFor(
  entity: Entity,
  field: 'children' | 'members',
  refs: readonly string[],
): string[] {
  const [first = ''] = textsOf(entity.spec?.[field]);
  const defaults = {
    defaultKind: field === 'members' ? 'User' : 'Group',
    defaultNamespace: entity.metadata.namespace,
  };
  return refs.map(ref => spellLike(first, ref, defaults));
}

/** The group comes to stand under another, or under none. */
function repairParent(context: Context, subject: Subject): Repair {
  const { goneRef, placed } = context.plan;
  const { ref, entity } = subject;
  if (!placed.has(ref)) return repairOf();
  const parentRef = placed.get(ref);
  const [current] = refsIn(entity, 'parent');
  if (current === parentRef) return repairOf();
  const written = entity.spec?.parent;
  const edit: Edit = {
    path: ['spec', 'parent'],
    to:
      parentRef &&
      spellLike(typeof written === 'string' ? written : '', parentRef, {
        defaultKind: 'Group',
        defaultNamespace: entity.metadata.namespace,
      }),
  };
  const isBroken =
    goneRef !== undefined &&
    context.organization.parentOf(ref) === goneRef &&
    ref !== goneRef;
  const parent = parentRef && titleIn(context, parentRef);
  return repairOf({
    edits: [edit],
    breaks: isBroken
      ? [
          groupBreak(subject, {
            path: 'spec.parent',
            what: `${titleIn(context, goneRef)} is the group above it`,
            severity: 'error',
            remedy: parent
              ? `put it under ${parent}`
              : 'take it out, so that the group stands at the top',
          }),
        ]
      : [],
  });
}

/** The list of the groups below, where a group has one. */
function repairChildren(context: Context, subject: Subject): Repair {
  const { goneRef, placed } = context.plan;
  const { ref, entity } = subject;
  const written = entity.spec?.children;
  if (!Array.isArray(written)) return repairOf();
  const items = written.map(value => ({
    value,
    ref: canonicalRef(value, {
      defaultKind: 'Group',
      defaultNamespace: entity.metadata.namespace,
    }),
  }));
  const moves = (child: string | undefined) =>
    child !== undefined && placed.has(child) && placed.get(child) !== ref;
  const goes = (child: string | undefined) =>
    child !== undefined && (child === goneRef || moves(child));
  const adopted = [...placed]
    .filter(
      ([child, parent]) =>
        parent === ref && items.every(each => each.ref !== child),
    )
    .map(([child]) => child);
  const leaving = items.flatMap((each, index) =>
    goes(each.ref) ? [{ ref: each.ref!, index }] : [],
  );
  if (leaving.length === 0 && (adopted.length === 0 || items.length === 0))
    return repairOf();

  const place = items.findIndex(each => each.ref === goneRef);
  const spelled = spelledFor(entity, 'children', adopted);
  const to = items.flatMap(({ value, ref: child }, index) => {
    if (index === place) return spelled;
    return goes(child) ? [] : [value];
  });
  return repairOf({
    edits: [
      {
        path: ['spec', 'children'],
        to: place === -1 ? [...to, ...spelled] : to,
      },
    ],
    breaks: leaving.map(({ ref: child, index }) =>
      groupBreak(subject, {
        path: `spec.children[${index}]`,
        what:
          child === goneRef
            ? `it lists ${titleIn(context, child)} as a group below it`
            : `it lists ${titleIn(context, child)} as a group below it, which comes to stand elsewhere`,
        severity: 'warning',
        remedy:
          index === place && adopted.length
            ? 'list the groups below that one instead'
            : 'take it out',
      }),
    ),
  });
}

/** Those whom only the group that goes lists as members; where they say so themselves, it is mended there. */
function repairMembers(context: Context, { ref, entity }: Subject): Repair {
  const { plan, organization } = context;
  if (plan.change.kind !== 'merge' || plan.successorRef !== ref)
    return repairOf();
  const members = new Set(organization.membersOf(ref));
  const listed = refsIn(organization.parties.get(plan.goneRef!), 'members');
  const adopted = listed.filter(
    user =>
      !members.has(user) &&
      organization.parties.has(user) &&
      !refsIn(organization.parties.get(user), 'memberOf').includes(
        plan.goneRef!,
      ),
  );
  if (adopted.length === 0) return repairOf();
  const own = textsOf(entity.spec?.members);
  return repairOf({
    edits: [
      {
        path: ['spec', 'members'],
        to: [...own, ...spelledFor(entity, 'members', adopted)],
      },
    ],
  });
}

/** Mends where a group stands: above it, below it, and who is in it. */
export function regroup(context: Context, subject: Subject): Repair[] {
  if (!isGroupRef(subject.ref)) return [];
  return [
    repairParent(context, subject),
    repairChildren(context, subject),
    repairMembers(context, subject),
  ];
}
