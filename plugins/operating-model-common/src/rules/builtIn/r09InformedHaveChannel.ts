import { ANNOTATIONS } from '../../kinds/annotations';
import { defineRule } from '../Rule';

export const r09InformedHaveChannel = defineRule({
  id: 'R09',
  title: 'An informed party has a channel',
  severity: 'note',
  practice: 'BP03',
  checks: () => ({
    *row({ parties: { informed } }, { model }) {
      for (const ref of informed) {
        const party = model.parties.get(ref);
        if (!party || party.contact.channel || party.contact.email) continue;
        yield {
          path: 'informed',
          message: `nobody can tell how ${ref} is told`,
          remedy: `give it the annotation ${ANNOTATIONS.contactChannel} or ${ANNOTATIONS.contactEmail}`,
          refs: [ref],
          key: ref,
        };
      }
    },
  }),
});
