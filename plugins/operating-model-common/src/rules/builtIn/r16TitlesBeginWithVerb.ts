import { z } from 'zod';
import { defineRule } from '../Rule';
import { VERBS } from './verbs';

export const r16TitlesBeginWithVerb = defineRule({
  id: 'R16',
  title: "An activity's title begins with a verb",
  severity: 'note',
  practice: 'BP03',
  parameters: {
    verbs: z
      .array(z.string().min(1))
      .default([])
      .meta({ description: 'Verbs besides those that the rule knows' }),
  },
  checks: ({ verbs }) => {
    const known = new Set([...VERBS, ...verbs.map(verb => verb.toLowerCase())]);
    return {
      *activity({ title }) {
        const [first = ''] = title.trim().split(/[^\p{L}]+/u);
        if (known.has(first.toLowerCase())) return;
        yield {
          path: 'metadata.title',
          message: `the title ${JSON.stringify(title)} does not begin with a verb`,
          remedy:
            'say what is done, for example "Restore from backup"; a verb that the rule does not know goes to operatingModel.rules.R16.verbs',
        };
      },
    };
  },
});
