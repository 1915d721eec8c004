import {
  PageBlueprint,
  SubPageBlueprint,
  coreExtensionData,
} from '@backstage/frontend-plugin-api';
import { ChosenTabInSight } from '../components/page/ChosenTabInSight';
import { KnownAddress } from '../components/page/KnownAddress';
import { NothingBelow } from '../components/shared/UnknownAddress';
import { rootRouteRef } from '../routes';

export const operatingModelPage = PageBlueprint.makeWithOverrides({
  factory(originalFactory, { inputs }) {
    const page = originalFactory({
      path: '/operating-model',
      routeRef: rootRouteRef,
      title: 'Operating model',
    });
    const known = inputs.pages.map(each =>
      each.get(coreExtensionData.routePath),
    );
    return [
      ...[...page].filter(({ id }) => id !== coreExtensionData.reactElement.id),
      coreExtensionData.reactElement(
        <KnownAddress known={known}>
          {page.get(coreExtensionData.reactElement)}
        </KnownAddress>,
      ),
    ];
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
          <NothingBelow>
            <m.AgreementsPage />
          </NothingBelow>
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
          <NothingBelow>
            <m.FindingsPage />
          </NothingBelow>
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
          <NothingBelow>
            <m.WhatIfPage />
          </NothingBelow>
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
