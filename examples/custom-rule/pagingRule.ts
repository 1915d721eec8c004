import { defineRule } from 'backstage-plugin-operating-model-common';
import { z } from 'zod';

/** ACME01: who is critical in production can be paged. */
export const pagingRule = defineRule({
  id: 'ACME01',
  title: 'What is critical in production can be paged',
  severity: 'warning',
  practice: 'BP04',
  parameters: {
    annotation: z.string().default('pagerduty.com/service-id').meta({
      description: 'The annotation that names the paging service',
    }),
  },
  // Annotations, owner and dependencies are there anyway; any other field has to be asked for.
  fields: ['spec.lifecycle'],
  checks: ({ annotation }) => ({
    *entity({ entity, criticality }) {
      if (criticality !== 'critical') return;
      if (entity.spec?.lifecycle !== 'production') return;
      if (entity.metadata.annotations?.[annotation]) return;
      yield {
        path: 'metadata.annotations',
        message: 'it is critical, and nobody is paged when it fails',
        remedy: `add the annotation ${annotation}`,
      };
    },
  }),
});
