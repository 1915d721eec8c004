import { activity, agreement, matrix, runbook } from './entities';

/** A definition of each kind that uses every field. */
export const completeActivity = activity('deploy-to-production', {
  type: 'deployment',
  owner: 'group:platform',
  appliesTo: { kind: 'Component', 'spec.lifecycle': 'production' },
  risk: 'high',
  runbook: 'required',
  automation: 'assisted',
  preApproved: false,
  review: { every: 'P6M', last: '2026-08-01', by: 'user:default/priya' },
  measures: [
    { name: 'Lead time', unit: 'hours', target: 24, direction: 'below' },
  ],
});

export const completeRunbook = runbook('restore-postgres', {
  type: 'runbook',
  owner: 'group:data-platform',
  source: 'https://git.example.com/runbooks/postgres/restore.md',
  activities: ['activity:default/restore-backup'],
  entities: ['component:default/postgres'],
  appliesTo: { 'spec.type': 'database' },
  author: 'user:default/sam',
  tools: ['pgbackrest'],
  permissions: ['role/backup-operator'],
  escalation: 'group:default/data-platform-leads',
  automation: 'manual',
  updated: '2026-03-04',
  validated: { on: '2026-05-01', by: 'user:default/mo' },
  review: { every: 'P6M', last: '2026-05-01', by: 'user:default/priya' },
});

export const completeMatrix = matrix('payments-operations', {
  method: 'RASCI',
  owner: 'group:payments',
  appliesTo: { 'spec.system': 'payments' },
  precedence: 10,
  review: { every: 'P6M', last: '2026-06-01', by: 'user:default/priya' },
  rows: [
    {
      activity: 'deploy-to-production',
      accountable: '$owner',
      responsible: ['$owner', 'user:default/sam'],
      support: ['group:tools'],
      consulted: ['group:security'],
      informed: ['group:support-desk', '$owner.parent'],
      validator: 'group:qa',
      note: 'Why, if it is not obvious',
    },
  ],
});

export const completeAgreement = agreement('platform-for-payments', {
  type: 'operational-level',
  provider: 'group:platform',
  consumers: ['group:payments'],
  activities: ['activity:default/respond-to-incidents'],
  appliesTo: { 'spec.system': 'payments' },
  channel: { type: 'slack', url: 'https://chat.example.com/platform-help' },
  hours: '24x7',
  targets: [{ measure: 'response', severity: 'critical', within: 'PT15M' }],
  incidentLead: 'group:platform',
  escalation: ['group:platform-leads', 'group:engineering'],
  accepted: [
    { by: 'group:platform', on: '2026-05-02' },
    { by: 'group:payments', on: '2026-05-03' },
  ],
  review: { every: 'P1Y', last: '2026-05-02' },
});

export const completeDefinitions = [
  completeActivity,
  completeRunbook,
  completeMatrix,
  completeAgreement,
];
