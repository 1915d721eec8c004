import { defineRule } from '../Rule';

export const r25OneIncidentLead = defineRule({
  id: 'R25',
  title: 'An agreement names one incident lead',
  severity: 'warning',
  practice: 'BP06',
  checks: () => ({
    *agreement({ incidentLeadRef }) {
      if (incidentLeadRef) return;
      yield {
        path: 'spec.incidentLead',
        message: 'nobody is named who leads an incident of both sides',
        remedy: 'name one group under spec.incidentLead',
      };
    },
  }),
});
