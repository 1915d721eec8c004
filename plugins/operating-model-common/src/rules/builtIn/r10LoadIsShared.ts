import { z } from 'zod';
import { loadStanding } from '../../model/loads';
import { defineRule } from '../Rule';

export const r10LoadIsShared = defineRule({
  id: 'R10',
  title: 'No group is accountable for far more than its peers',
  severity: 'warning',
  practice: 'BP03',
  parameters: {
    deviations: z.number().positive().default(2).meta({
      description: 'How many standard deviations above the mean are usual',
    }),
  },
  checks: ({ deviations }) => ({
    *load({ partyRef, accountable, entities }, { peers }) {
      if (!partyRef.startsWith('group:')) return;
      if (loadStanding(accountable, peers, deviations) !== 'high') return;
      yield {
        message: `${partyRef} is accountable ${accountable} times on ${entities} entities, against ${Math.round(peers.mean)} on average of ${peers.groups} groups`,
        remedy: 'hand some of it to a team that is nearer to it',
      };
    },
  }),
});
