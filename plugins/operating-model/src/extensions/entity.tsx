import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';

/** The kinds that somebody operates; an app may say otherwise in `app.extensions`. */
const OPERATED = { kind: { $in: ['component', 'resource', 'api', 'system'] } };

export const operationsContent = EntityContentBlueprint.make({
  name: 'operations',
  params: {
    path: '/operations',
    title: 'Operations',
    group: 'operation',
    filter: OPERATED,
    loader: () =>
      import('../components/operations/OperationsContent').then(m => (
        <m.OperationsContent />
      )),
  },
});

export const responsibilitiesCard = EntityCardBlueprint.make({
  name: 'responsibilities',
  params: {
    type: 'content',
    filter: OPERATED,
    loader: () =>
      import('../components/responsibilities/ResponsibilitiesCard').then(m => (
        <m.ResponsibilitiesCard />
      )),
  },
});

export const whoToCallCard = EntityCardBlueprint.make({
  name: 'who-to-call',
  params: {
    type: 'info',
    filter: OPERATED,
    loader: () =>
      import('../components/who/WhoToCallCard').then(m => <m.WhoToCallCard />),
  },
});

export const runbookCoverageCard = EntityCardBlueprint.make({
  name: 'runbook-coverage',
  params: {
    type: 'content',
    filter: OPERATED,
    loader: () =>
      import('../components/scorecard/RunbookCoverageCard').then(m => (
        <m.RunbookCoverageCard />
      )),
  },
});
