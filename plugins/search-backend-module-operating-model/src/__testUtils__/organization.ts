import { Entity } from '@backstage/catalog-model';

/** A definition of each kind, what they name, and what is not ours to index. */
export const organization: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'g-17' },
    spec: {
      type: 'team',
      profile: { displayName: 'Data platform' },
      children: [],
    },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'payments', title: 'Payments' },
    spec: { type: 'team', children: [] },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'sam' },
    spec: { profile: { displayName: 'Sam Okafor' }, memberOf: ['g-17'] },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'postgres', title: 'The ledger' },
    spec: { type: 'database', lifecycle: 'production', owner: 'g-17' },
  },
  {
    apiVersion: 'operating-model/v1alpha1',
    kind: 'Activity',
    metadata: {
      name: 'restore-backup',
      title: 'Restore a backup',
      description: 'What was lost is back',
    },
    spec: {
      type: 'recovery',
      owner: 'g-17',
      measures: [{ name: 'Recovery time' }],
    },
  },
  {
    apiVersion: 'operating-model/v1alpha1',
    kind: 'Runbook',
    metadata: {
      name: 'restore-postgres',
      title: 'Restore PostgreSQL',
      description: 'The ledger answers again.',
      tags: ['postgres'],
    },
    spec: {
      type: 'playbook',
      owner: 'g-17',
      source: 'https://runbooks.example.com/postgres.md',
      activities: ['restore-backup'],
      entities: ['postgres'],
      author: 'sam',
      tools: ['pgbackrest'],
      permissions: ['role/backup-operator'],
      escalation: 'ghosts',
    },
  },
  {
    apiVersion: 'operating-model/v1alpha1',
    kind: 'ResponsibilityMatrix',
    metadata: { name: 'Operations', namespace: 'shared' },
    spec: {
      owner: 'group:default/payments',
      rows: [
        {
          activity: 'activity:default/restore-backup',
          accountable: '$owner',
          responsible: ['$owner', 'group:default/g-17'],
          validator: 'user:default/sam',
          note: 'Since the merger',
        },
      ],
    },
  },
  {
    apiVersion: 'operating-model/v1alpha1',
    kind: 'Agreement',
    metadata: { name: 'data-for-payments' },
    spec: {
      provider: 'g-17',
      consumers: ['payments'],
      channel: { type: 'slack', url: 'https://chat.example.com/data' },
      hours: '24x7',
      targets: [{ measure: 'response', within: 'PT15M' }],
    },
  },
  {
    apiVersion: 'operating-model/v1alpha1',
    kind: 'Activity',
    metadata: {
      name: 'broken',
      title: 'Broken on purpose',
      description: 'never to be found',
    },
    spec: { type: 'deployment', risk: 'whispered' },
  },
  {
    apiVersion: 'elsewhere.example.com/v1',
    kind: 'Runbook',
    metadata: { name: 'theirs' },
    spec: { owner: 'g-17' },
  },
];
