import {
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { ChosenTabInSight } from '../components/page/ChosenTabInSight';
import { rootRouteRef } from '../routes';

export const operatingModelPage = PageBlueprint.make({
  params: {
    path: '/operating-model',
    routeRef: rootRouteRef,
    title: 'Operating model',
  },
});

const scorecard = SubPageBlueprint.make({
  name: 'scorecard',
  params: {
    path: 'scorecard',
    title: 'Scorecard',
    loader: () =>
      import('../components/scorecard/ScorecardPage').then(m => (
        <ChosenTabInSight>
          <m.ScorecardPage />
        </ChosenTabInSight>
      )),
  },
});

const responsibilities = SubPageBlueprint.make({
  name: 'responsibilities',
  params: {
    path: 'responsibilities',
    title: 'Responsibilities',
    loader: () =>
      import('../components/matrices/ResponsibilitiesPage').then(m => (
        <ChosenTabInSight>
          <m.ResponsibilitiesPage />
        </ChosenTabInSight>
      )),
  },
});

const agreements = SubPageBlueprint.make({
  name: 'agreements',
  params: {
    path: 'agreements',
    title: 'Agreements',
    loader: () =>
      import('../components/agreements/AgreementsPage').then(m => (
        <ChosenTabInSight>
          <m.AgreementsPage />
        </ChosenTabInSight>
      )),
  },
});

const requests = SubPageBlueprint.make({
  name: 'requests',
  params: {
    path: 'requests',
    title: 'Requests',
    loader: () =>
      import('../components/requests/RequestsPage').then(m => (
        <ChosenTabInSight>
          <m.RequestsPage />
        </ChosenTabInSight>
      )),
  },
});

const findings = SubPageBlueprint.make({
  name: 'findings',
  params: {
    path: 'findings',
    title: 'Findings',
    loader: () =>
      import('../components/findings/FindingsPage').then(m => (
        <ChosenTabInSight>
          <m.FindingsPage />
        </ChosenTabInSight>
      )),
  },
});

const whatIf = SubPageBlueprint.make({
  name: 'what-if',
  params: {
    path: 'what-if',
    title: 'What if',
    loader: () =>
      import('../components/whatIf/WhatIfPage').then(m => (
        <ChosenTabInSight>
          <m.WhatIfPage />
        </ChosenTabInSight>
      )),
  },
});

export const pages = [
  operatingModelPage,
  responsibilities,
  scorecard,
  agreements,
  requests,
  findings,
  whatIf,
];
