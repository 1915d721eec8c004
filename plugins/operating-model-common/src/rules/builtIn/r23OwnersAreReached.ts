import { ANNOTATIONS } from '../../kinds/annotations';
import { OperatingModel } from '../../model/types';
import { defineRule } from '../Rule';

const addresses = new WeakMap<OperatingModel, Map<string, string>>();

/** The people of the catalog by their address. */
function peopleIn(model: OperatingModel): Map<string, string> {
  const known = addresses.get(model);
  if (known) return known;
  const people = new Map(
    [...model.parties.values()].flatMap(({ ref, contact: { email } }) =>
      ref.startsWith('user:') && email ? [[email.toLowerCase(), ref]] : [],
    ),
  );
  addresses.set(model, people);
  return people;
}

export const r23OwnersAreReached = defineRule({
  id: 'R23',
  title: "An owner has a contact that is a group's, not a person's",
  severity: 'warning',
  practice: 'BP01',
  checks: () => ({
    *owner({ party: { ref, contact }, entities }, { model }) {
      if (!ref.startsWith('group:')) return;
      const owned = `${entities} ${entities === 1 ? 'entity' : 'entities'}`;
      const { channel, email } = contact;
      if (!channel && !email) {
        yield {
          path: 'metadata.annotations',
          message: `it owns ${owned}, and nobody can tell how to reach it`,
          remedy: `add the annotation ${ANNOTATIONS.contactChannel} or ${ANNOTATIONS.contactEmail}`,
          key: 'none',
        };
        return;
      }
      const person =
        peopleIn(model).get(email?.toLowerCase() ?? '') ??
        peopleIn(model).get(
          channel?.replace(/^mailto:/i, '').toLowerCase() ?? '',
        );
      if (person || channel?.startsWith('@')) {
        yield {
          path: 'metadata.annotations',
          message: `it owns ${owned}, and its contact ${person ? (email ?? channel) : channel} is a person's`,
          remedy: "give the group's own channel or address",
          refs: person ? [person] : [],
          key: 'person',
        };
      }
    },
  }),
});
