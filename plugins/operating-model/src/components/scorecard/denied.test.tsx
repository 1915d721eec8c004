import { PageBlueprint, identityApiRef } from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import {
  createFakeApi,
  entities,
  entityNamed,
} from '../../__testUtils__/organization';
import {
  OperatingModelApi,
  operatingModelApiRef,
} from '../../api/OperatingModelApi';
import plugin from '../..';
import { HeatMap } from './HeatMap';
import { TeamScores } from './TeamScores';
import { answers, failure } from './__testUtils__/scorecard';

const identity = {
  getBackstageIdentity: async () => ({
    type: 'user' as const,
    userEntityRef: 'user:default/me',
    ownershipEntityRefs: ['group:default/shop'],
  }),
  getProfileInfo: async () => ({}),
  getCredentials: async () => ({}),
  signOut: async () => {},
};

/** Answers everything that is asked with the same failure. */
async function failing(status: number): Promise<OperatingModelApi> {
  const error = await failure(status, 'the database sleeps');
  const refuse = async () => {
    throw error;
  };
  const names = Object.keys({ ...createFakeApi(), ...answers() });
  return Object.fromEntries(
    names.map(name => [name, refuse]),
  ) as unknown as OperatingModelApi;
}

const home = (content: JSX.Element) =>
  PageBlueprint.make({
    name: 'home',
    params: { path: '/', loader: async () => content },
  });

const extension = (id: string) => plugin.getExtension(id as never);

const SCREENS = {
  'the page': {
    features: [plugin],
    initialRouteEntries: ['/operating-model/scorecard'],
  },
  'its targets': {
    features: [plugin],
    initialRouteEntries: ['/operating-model/scorecard/targets'],
  },
  'the tab of a group': {
    extensions: [
      createTestEntityPage({ entity: entityNamed('shop') }),
      extension('entity-content:operating-model/scorecard'),
    ],
  },
  'the card of a service': {
    extensions: [
      createTestEntityPage({ entity: entityNamed('checkout') }),
      extension('entity-card:operating-model/runbook-coverage'),
    ],
  },
  'the runs of a runbook': {
    extensions: [
      createTestEntityPage({ entity: entityNamed('checkout-down') }),
      extension('entity-card:operating-model/runbook'),
    ],
  },
  'the heat map': {
    extensions: [home(<HeatMap question={{}} />)],
  },
  'the widget': {
    extensions: [home(<TeamScores />)],
  },
};

describe.each(Object.entries(SCREENS))('%s', (_, given) => {
  async function open(status: number) {
    renderTestApp({
      ...given,
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        [operatingModelApiRef, await failing(status)],
        [identityApiRef, identity],
        [catalogApiRef, catalogApiMock({ entities })],
      ],
    });
  }

  it('tells who may not see it what to ask for, and nothing of an error', async () => {
    await open(403);
    expect(await screen.findAllByText('You may not see this')).not.toHaveLength(
      0,
    );
    expect(
      screen.getAllByText(/the permission operating-model.read/),
    ).not.toHaveLength(0);
    expect(screen.queryByText(/403|the database sleeps/)).toBeNull();
    expect(screen.queryByText('Loading')).toBeNull();
  });

  it('says what went wrong in the words of the server, with a way to try again', async () => {
    await open(500);
    expect(await screen.findAllByText('the database sleeps')).not.toHaveLength(
      0,
    );
    expect(
      screen.getAllByRole('button', { name: 'Try again' }),
    ).not.toHaveLength(0);
    expect(screen.queryByText('Loading')).toBeNull();
  });
});
