import { z } from 'zod';
import { OperatingModel } from '../../model/types';
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
      const members = membersIn(model);
      // A catalog that holds no people says nothing about who is where.
      if (members.size === 0) return;
      const holders = new Set([...parties.accountable, ...parties.responsible]);
      for (const ref of holders) {
        if (!ref.startsWith('group:') || !model.parties.has(ref)) continue;
        const size = members.get(ref)?.size ?? 0;
        if (size >= minimum) continue;
        yield {
          path: parties.accountable.includes(ref)
            ? 'accountable'
            : 'responsible',
          message: `${ref} has ${size || 'no'} ${size === 1 ? 'member' : 'members'}`,
          remedy: `name a group of ${minimum} or more, or add members to it`,
          refs: [ref],
          key: ref,
        };
      }
    },
  }),
});
