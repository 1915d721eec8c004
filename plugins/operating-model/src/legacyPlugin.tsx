import { Entity } from '@backstage/catalog-model';
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { operatingModelApiRef } from './api/OperatingModelApi';
import { OperatingModelClient } from './api/OperatingModelClient';
import { rootRouteRef } from './legacyRoutes';

/** @public */
export const operatingModelPlugin = createPlugin({
  id: 'operating-model',
  routes: { root: rootRouteRef },
  apis: [
    createApiFactory({
      api: operatingModelApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new OperatingModelClient({ fetchApi }),
    }),
  ],
});

const OPERATED = ['component', 'resource', 'api', 'system'];

/** Whether an entity is of a kind that somebody operates; for `EntitySwitch.Case` and `EntityLayout.Route`. @public */
export function isOperated(entity: Entity): boolean {
  return OPERATED.includes(entity.kind.toLocaleLowerCase('en-US'));
}

/** The tab *Operations*, for an `EntityLayout.Route`. @public */
export const EntityOperationsContent: () => JSX.Element =
  operatingModelPlugin.provide(
    createComponentExtension({
      name: 'EntityOperationsContent',
      component: {
        lazy: () =>
          import('./components/operations/OperationsContent').then(
            m => m.OperationsContent,
          ),
      },
    }),
  );

/** @public */
export const EntityResponsibilitiesCard: () => JSX.Element =
  operatingModelPlugin.provide(
    createComponentExtension({
      name: 'EntityResponsibilitiesCard',
      component: {
        lazy: () =>
          import('./components/responsibilities/ResponsibilitiesCard').then(
            m => m.ResponsibilitiesCard,
          ),
      },
    }),
  );

/** @public */
export const EntityWhoToCallCard: () => JSX.Element =
  operatingModelPlugin.provide(
    createComponentExtension({
      name: 'EntityWhoToCallCard',
      component: {
        lazy: () =>
          import('./components/who/WhoToCallCard').then(m => m.WhoToCallCard),
      },
    }),
  );

/** For the page of an Activity. @public */
export const EntityActivityCard: () => JSX.Element =
  operatingModelPlugin.provide(
    createComponentExtension({
      name: 'EntityActivityCard',
      component: {
        lazy: () =>
          import('./components/definitions/ActivityCard').then(
            m => m.ActivityCard,
          ),
      },
    }),
  );

/** For the page of a Runbook. @public */
export const EntityRunbookCard: () => JSX.Element =
  operatingModelPlugin.provide(
    createComponentExtension({
      name: 'EntityRunbookCard',
      component: {
        lazy: () =>
          import('./components/definitions/RunbookCard').then(
            m => m.RunbookCard,
          ),
      },
    }),
  );

/** For the page of a ResponsibilityMatrix. @public */
export const EntityResponsibilityMatrixCard: () => JSX.Element =
  operatingModelPlugin.provide(
    createComponentExtension({
      name: 'EntityResponsibilityMatrixCard',
      component: {
        lazy: () =>
          import('./components/definitions/MatrixCard').then(m => m.MatrixCard),
      },
    }),
  );

/** For the page of an Agreement. @public */
export const EntityAgreementCard: () => JSX.Element =
  operatingModelPlugin.provide(
    createComponentExtension({
      name: 'EntityAgreementCard',
      component: {
        lazy: () =>
          import('./components/definitions/AgreementCard').then(
            m => m.AgreementCard,
          ),
      },
    }),
  );

/** What a group answers for, for its page. @public */
export const EntityAnswersForCard: () => JSX.Element =
  operatingModelPlugin.provide(
    createComponentExtension({
      name: 'EntityAnswersForCard',
      component: {
        lazy: () =>
          import('./components/teams/AnswersForCard').then(
            m => m.AnswersForCard,
          ),
      },
    }),
  );

/** The tab *Scorecard* of a group, for an `EntityLayout.Route`. @public */
export const EntityScorecardContent: () => JSX.Element =
  operatingModelPlugin.provide(
    createComponentExtension({
      name: 'EntityScorecardContent',
      component: {
        lazy: () =>
          import('./components/scorecard/ScorecardContent').then(
            m => m.ScorecardContent,
          ),
      },
    }),
  );

/** How well runbooks cover an entity, for its page. @public */
export const EntityRunbookCoverageCard: () => JSX.Element =
  operatingModelPlugin.provide(
    createComponentExtension({
      name: 'EntityRunbookCoverageCard',
      component: {
        lazy: () =>
          import('./components/scorecard/RunbookCoverageCard').then(
            m => m.RunbookCoverageCard,
          ),
      },
    }),
  );

/** The scores of the reader's teams, for a home page. @public */
export const TeamScores: () => JSX.Element = operatingModelPlugin.provide(
  createComponentExtension({
    name: 'TeamScores',
    component: {
      lazy: () =>
        import('./components/scorecard/TeamScores').then(m => m.TeamScores),
    },
  }),
);

/** The page *Operating model* with all its sub-pages, for a `Route`. @public */
export const OperatingModelPage: () => JSX.Element =
  operatingModelPlugin.provide(
    createRoutableExtension({
      name: 'OperatingModelPage',
      component: () =>
        import('./components/page/OperatingModelPage').then(
          m => m.OperatingModelPage,
        ),
      mountPoint: rootRouteRef,
    }),
  );
