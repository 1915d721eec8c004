import { z } from 'zod';
import { MatrixRow, OperatingModel } from '../../model/types';
import { defineRule } from '../Rule';

/** Members of every group, those of its child groups counted with it. */
function countMembers({ parties, ancestorsOf }: OperatingModel) {
  const members = new Map<string, Set<string>>();
  for (const { ref, memberRefs } of parties.values()) {
    if (memberRefs.length === 0) continue;
    for (const group of [ref, ...ancestorsOf(ref)]) {
      const known = members.get(group) ?? new Set();
      members.set(group, known);
      for (const member of memberRefs) known.add(member);
    }
  }
  return members;
}

const counted = new WeakMap<OperatingModel, Map<string, Set<string>>>();

function membersIn(model: OperatingModel) {
  const known = counted.get(model) ?? countMembers(model);
  counted.set(model, known);
  return known;
}

/** Of a group of a catalog that holds people, how many it has. */
function sizeOf(ref: string, model: OperatingModel): number | undefined {
  const members = membersIn(model);
  // A catalog that holds no people says nothing about who is where.
  if (members.size === 0) return undefined;
  if (!ref.startsWith('group:') || !model.parties.has(ref)) return undefined;
  return members.get(ref)?.size ?? 0;
}

const membersText = (size: number) =>
  `${size || 'no'} ${size === 1 ? 'member' : 'members'}`;

const holdersIn = ({ parties }: Pick<MatrixRow, 'parties'>) =>
  new Set([...parties.accountable, ...parties.responsible]);

const named = new WeakMap<OperatingModel, Set<string>>();

/** Who is named under A or R in some row. */
function namedIn(model: OperatingModel): Set<string> {
  const known =
    named.get(model) ??
    new Set(
      [...model.matrices.values()]
        .flatMap(({ rows }) => rows)
        .flatMap(row => [...holdersIn(row)]),
    );
  named.set(model, known);
  return known;
}

export const r06GroupsHaveMembers = defineRule({
  id: 'R06',
  title: 'A group that holds A or R has two members or more',
  severity: 'warning',
  practice: 'BP03',
  parameters: {
    minimum: z
      .number()
      .int()
      .min(1)
      .default(2)
      .meta({ description: 'How many members are enough' }),
  },
  checks: ({ minimum }) => ({
    *row({ parties }, { model }) {
      for (const ref of holdersIn({ parties })) {
        const size = sizeOf(ref, model);
        if (size === undefined || size >= minimum) continue;
        yield {
          path: parties.accountable.includes(ref)
            ? 'accountable'
            : 'responsible',
          message: `${ref} has ${membersText(size)}`,
          remedy: `name a group of ${minimum} or more, or add members to it`,
          refs: [ref],
          key: ref,
        };
      }
    },
    // Those that a placeholder stands for on some entity.
    *load({ partyRef, activities }, { model }) {
      const size = sizeOf(partyRef, model);
      if (size === undefined || size >= minimum) return;
      const byMatrix = [...activities.values()].some(
        ({ accountableBy, responsibleBy }) =>
          accountableBy.size + responsibleBy.size > 0,
      );
      if (!byMatrix || namedIn(model).has(partyRef)) return;
      yield {
        message: `it holds A or R and has ${membersText(size)}`,
        remedy: `add members until it has ${minimum}, or let another group own what it owns`,
      };
    },
  }),
});
