import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';

export const definitionCards = [
  EntityCardBlueprint.make({
    name: 'activity',
    params: {
      type: 'content',
      filter: { kind: 'activity' },
      loader: () =>
        import('../components/definitions/ActivityCard').then(m => (
          <m.ActivityCard />
        )),
    },
  }),
  EntityCardBlueprint.make({
    name: 'runbook',
    params: {
      type: 'content',
      filter: { kind: 'runbook' },
      loader: () =>
        import('../components/definitions/RunbookCard').then(m => (
          <m.RunbookCard />
        )),
    },
  }),
  EntityCardBlueprint.make({
    name: 'responsibility-matrix',
    params: {
      type: 'content',
      filter: { kind: 'responsibilitymatrix' },
      loader: () =>
        import('../components/definitions/MatrixCard').then(m => (
          <m.MatrixCard />
        )),
    },
  }),
  EntityCardBlueprint.make({
    name: 'agreement',
    params: {
      type: 'content',
      filter: { kind: 'agreement' },
      loader: () =>
        import('../components/definitions/AgreementCard').then(m => (
          <m.AgreementCard />
        )),
    },
  }),
];
