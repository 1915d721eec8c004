import { createApp } from '@backstage/app-defaults';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import { createApiFactory } from '@backstage/core-plugin-api';
import {
  CatalogEntityPage,
  CatalogIndexPage,
  EntityLayout,
} from '@backstage/plugin-catalog';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { registerMswTestHooks } from '@backstage/test-utils';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  AgreementsAnswer,
  FindingsAnswer,
  TeamAnswer,
} from 'backstage-plugin-operating-model-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { Route } from 'react-router-dom';
import {
  createFakeApi,
  entities,
  entityNamed,
} from './__testUtils__/organization';
import {
  history,
  nothing,
  targets,
} from './components/scorecard/__testUtils__/scorecard';
import {
  EntityActivityCard,
  EntityAgreementCard,
  EntityAnswersForCard,
  EntityOperationsContent,
  EntityResponsibilitiesCard,
  EntityResponsibilityMatrixCard,
  EntityRunbookCard,
  EntityRunbookCoverageCard,
  EntityScorecardContent,
  EntityWhoToCallCard,
  OperatingModelPage,
  TeamScores,
  isOperated,
  operatingModelPlugin,
} from './legacy';

const server = setupServer();
registerMswTestHooks(server);

const NO_FINDINGS: FindingsAnswer = {
  items: [],
  totals: { error: 0, warning: 0, note: 0, byRule: [], byOwner: [] },
  names: {},
  entities: 0,
};

const NO_AGREEMENTS: AgreementsAnswer = {
  items: [],
  uncovered: [],
  uncoveredTotal: 0,
  names: {},
  hidden: 0,
};

const IDLE_TEAM: TeamAnswer = {
  groupRef: 'group:default/shop',
  title: 'Shop',
  peers: { groups: 0, mean: 0, deviation: 0 },
  accountableFor: [],
  responsibleFor: [],
  agreements: [],
  reviewsDue: [],
  requestsToDecide: [],
  exceptionsEnding: [],
  names: {},
  hidden: 0,
};

/** A whole app on the old frontend system, opened at a page of one entity; only the network is replaced. */
function openOldApp(path: string) {
  const backend = createFakeApi();
  const question = (request: Request, name: string) =>
    new URL(request.url).searchParams.get(name)!;
  server.use(
    http.get(
      'http://backend.test/api/operating-model/responsibilities',
      async ({ request }) =>
        HttpResponse.json(
          await backend.responsibilities(question(request, 'entityRef')),
        ),
    ),
    http.get(
      'http://backend.test/api/operating-model/who',
      async ({ request }) =>
        HttpResponse.json(await backend.who(question(request, 'entityRef'))),
    ),
    http.get(
      'http://backend.test/api/operating-model/definitions/by-ref',
      async ({ request }) =>
        HttpResponse.json(await backend.definition(question(request, 'ref'))),
    ),
    http.get('http://backend.test/api/operating-model/runbook-runs', () =>
      HttpResponse.json({ items: [], names: {} }),
    ),
    http.get('http://backend.test/api/operating-model/findings', () =>
      HttpResponse.json(NO_FINDINGS),
    ),
    http.get('http://backend.test/api/operating-model/rules', () =>
      HttpResponse.json({ items: [] }),
    ),
    http.get('http://backend.test/api/operating-model/agreements', () =>
      HttpResponse.json(NO_AGREEMENTS),
    ),
    http.get('http://backend.test/api/operating-model/scorecard/summary', () =>
      HttpResponse.json(nothing()),
    ),
    http.get('http://backend.test/api/operating-model/scorecard/history', () =>
      HttpResponse.json(history()),
    ),
    http.get('http://backend.test/api/operating-model/scorecard/targets', () =>
      HttpResponse.json(targets([])),
    ),
    http.get('http://backend.test/api/operating-model/teams/overview', () =>
      HttpResponse.json(IDLE_TEAM),
    ),
  );
  const app = createApp({
    plugins: [operatingModelPlugin],
    apis: [createApiFactory(catalogApiRef, catalogApiMock({ entities }))],
    configLoader: async () => [
      {
        context: 'test',
        data: {
          app: { baseUrl: 'http://localhost' },
          backend: { baseUrl: 'http://backend.test' },
        },
      },
    ],
  });
  const App = app.createRoot(
    <AppRouter>
      <FlatRoutes>
        <Route path="/catalog" element={<CatalogIndexPage />} />
        <Route path="/operating-model" element={<OperatingModelPage />} />
        <Route
          path="/catalog/:namespace/:kind/:name"
          element={<CatalogEntityPage />}
        >
          <EntityLayout>
            <EntityLayout.Route path="/" title="Overview">
              <>
                <EntityActivityCard />
                <EntityRunbookCard />
              </>
            </EntityLayout.Route>
            <EntityLayout.Route path="/cards" title="Cards">
              <>
                <EntityResponsibilitiesCard />
                <EntityWhoToCallCard />
                <EntityRunbookCoverageCard />
              </>
            </EntityLayout.Route>
            <EntityLayout.Route
              path="/operations"
              title="Operations"
              if={isOperated}
            >
              <EntityOperationsContent />
            </EntityLayout.Route>
            <EntityLayout.Route path="/scorecard" title="Scorecard">
              <>
                <EntityScorecardContent />
                <TeamScores />
              </>
            </EntityLayout.Route>
            <EntityLayout.Route path="/answers" title="Answers">
              <EntityAnswersForCard />
            </EntityLayout.Route>
            <EntityLayout.Route path="/definition" title="Definition">
              <>
                <EntityResponsibilityMatrixCard />
                <EntityAgreementCard />
              </>
            </EntityLayout.Route>
          </EntityLayout>
        </Route>
      </FlatRoutes>
    </AppRouter>,
  );
  window.history.pushState({}, '', path);
  render(<App />);
}

describe('an app on the old frontend system', () => {
  it('shows the Operations tab, through the real client', async () => {
    openOldApp('/catalog/default/component/checkout/operations');
    expect(
      await screen.findByRole(
        'table',
        { name: 'Who does what' },
        { timeout: 20_000 },
      ),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Review access' })).toHaveAttribute(
      'href',
      '/catalog/default/activity/review-access',
    );
  });

  it('shows the cards of an entity', async () => {
    openOldApp('/catalog/default/component/checkout/cards');
    expect(
      await screen.findByText('Responsibilities', {}, { timeout: 20_000 }),
    ).toBeVisible();
    expect(await screen.findByText('#shop')).toBeVisible();
    expect(await screen.findByText('Runbook coverage')).toBeVisible();
  });

  it('shows the card of a definition', async () => {
    openOldApp('/catalog/default/responsibilitymatrix/baseline/definition');
    expect(
      await screen.findByText('$owner.parent', {}, { timeout: 20_000 }),
    ).toBeVisible();
  });

  it('shows the scorecard of a group, and the scores of one’s own teams', async () => {
    openOldApp('/catalog/default/group/shop/scorecard');
    expect(
      await screen.findByText(
        'Nothing here asks for a runbook',
        {},
        { timeout: 20_000 },
      ),
    ).toBeVisible();
    expect(await screen.findByText('You are in no group')).toBeVisible();
  });

  it('shows what a group answers for', async () => {
    openOldApp('/catalog/default/group/shop/answers');
    expect(
      await screen.findByText(
        'This group carries nothing',
        {},
        { timeout: 20_000 },
      ),
    ).toBeVisible();
  });

  it('shows the page Operating model, and its sub-pages as tabs', async () => {
    openOldApp('/operating-model/findings');
    expect(
      await screen.findByText('Nothing found', {}, { timeout: 20_000 }),
    ).toBeVisible();
    expect(screen.getByRole('tab', { name: 'Findings' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await userEvent.click(screen.getByRole('tab', { name: 'Agreements' }));
    expect(
      await screen.findByText('No agreement yet', {}, { timeout: 20_000 }),
    ).toBeVisible();
    expect(window.location.pathname).toBe('/operating-model/agreements');
  });

  it('offers the tab for the kinds that somebody operates', () => {
    expect(isOperated(entityNamed('checkout'))).toBe(true);
    expect(isOperated(entityNamed('baseline'))).toBe(false);
  });
});
