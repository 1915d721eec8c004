import { renderTestApp } from '@backstage/frontend-test-utils';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFakeApi, entities } from '../../__testUtils__/organization';
import {
  OperatingModelApi,
  operatingModelApiRef,
} from '../../api/OperatingModelApi';
import { TeamScores } from './TeamScores';
import {
  answers,
  notComputed,
  nothing,
  summary,
} from './__testUtils__/scorecard';

function open(groups: string[], given: Partial<OperatingModelApi> = {}) {
  const identity = {
    getBackstageIdentity: async () => ({
      type: 'user' as const,
      userEntityRef: 'user:default/me',
      ownershipEntityRefs: ['user:default/me', ...groups],
    }),
    getProfileInfo: async () => ({}),
    getCredentials: async () => ({}),
    signOut: async () => {},
  };
  renderTestApp({
    extensions: [
      PageBlueprint.make({
        name: 'home',
        params: { path: '/', loader: async () => <TeamScores /> },
      }),
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      [identityApiRef, identity],
      [operatingModelApiRef, createFakeApi(answers(given))],
      [catalogApiRef, catalogApiMock({ entities })],
    ],
  });
}

describe('the scores of my teams', () => {
  it('say for each of them the score, without exceptions too, and lead to the scorecard', async () => {
    open(['group:default/shop', 'group:default/security'], {
      scorecardSummary: async ({ groupRef }) =>
        groupRef === 'group:default/shop' ? summary() : nothing(),
    });
    expect(await screen.findByRole('link', { name: 'shop' })).toHaveAttribute(
      'href',
      '/operating-model/scorecard?group=group%3Adefault%2Fshop',
    );
    const teamOf = (name: string) =>
      screen.getByRole('link', { name }).closest('li');
    const shop = teamOf('shop');
    const security = teamOf('security');
    expect(shop).toHaveTextContent('69 Managed');
    expect(shop).toHaveTextContent('63 without exceptions');
    expect(security).toHaveTextContent('no score');
    expect(security).toHaveTextContent('nothing that asks for a runbook');
    await userEvent.click(
      within(shop as HTMLElement).getByRole('button', { name: '69' }),
    );
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      'How 69.9 of shop is made',
    );
  });

  it('say that one is in no group', async () => {
    open([]);
    expect(await screen.findByText('You are in no group')).toBeVisible();
  });

  it('say that there is no scorecard yet', async () => {
    open(['group:default/shop'], {
      scorecardSummary: async () => notComputed(),
    });
    expect(
      await screen.findByText(/Look again in a few minutes/),
    ).toBeVisible();
  });
});
