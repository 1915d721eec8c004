import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { TeamsAnswer } from 'backstage-plugin-operating-model-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import plugin from '../..';
import { createFakeApi } from '../../__testUtils__/organization';
import {
  OperatingModelApi,
  operatingModelApiRef,
} from '../../api/OperatingModelApi';

const peers = { groups: 3, mean: 20, deviation: 15, usualUpTo: 50 };

function team(
  name: string,
  accountable: number,
  standing: 'low' | 'usual' | 'high',
): TeamsAnswer['items'][number] {
  return {
    groupRef: `group:default/${name}`,
    title: name,
    exists: name !== 'ghosts',
    load: {
      accountable,
      responsible: 5,
      entities: 4,
      activities: 2,
      standing,
    },
  };
}

function open(teams: OperatingModelApi['teams']) {
  renderTestApp({
    features: [plugin],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: ['/operating-model/responsibilities/teams'],
    apis: [[operatingModelApiRef, createFakeApi({ teams })]],
  });
}

describe('the view by team', () => {
  it('shows what each team carries against its peers, in figures and words', async () => {
    open(async () => ({
      items: [
        team('Commerce', 59, 'high'),
        team('Payments', 12, 'usual'),
        team('ghosts', 1, 'low'),
      ],
      peers,
      computedAt: '2026-11-23T12:00:00Z',
    }));
    const [, commerce, payments, ghosts] = await screen.findAllByRole('row');
    expect(
      within(commerce).getByRole('link', { name: 'Commerce' }),
    ).toHaveAttribute('href', expect.stringMatching(/group\/Commerce$/i));
    expect(
      within(commerce)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ).toEqual([
      'Accountable59',
      'Responsible5',
      'Entities4',
      'Activities2',
      'Load▲ high',
    ]);
    expect(
      within(commerce).getByRole('link', { name: 'What if… Commerce' }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(
        /what-if\?change=dissolve&group=group%3Adefault%2Fcommerce$/i,
      ),
    );
    expect(within(ghosts).queryByRole('link', { name: /What if/ })).toBeNull();
    expect(payments).toHaveTextContent('usual');
    expect(ghosts).toHaveTextContent('not in the catalog');
    expect(ghosts).toHaveTextContent('Loadnot compared');
    expect(screen.getByText(/the mean of A, 20\..*above 50\./)).toBeVisible();
  });

  it('compares nobody who is accountable for nothing', async () => {
    open(async () => ({
      items: [team('Care', 0, 'usual')],
      peers,
      computedAt: '2026-11-23T12:00:00Z',
    }));
    expect(await screen.findByRole('row', { name: /Care/ })).toHaveTextContent(
      'not compared',
    );
  });

  it('loads more teams when asked', async () => {
    open(async ({ cursor }) => ({
      items: [team(cursor ? 'Second' : 'First', 1, 'usual')],
      nextCursor: cursor ? undefined : 'next',
      peers,
      computedAt: '2026-11-23T12:00:00Z',
    }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Load more' }),
    );
    expect(await screen.findByRole('link', { name: 'Second' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'First' })).toBeVisible();
  });

  it('says what to do where nobody carries anything', async () => {
    open(async () => ({
      items: [],
      peers: { groups: 0, mean: 0, deviation: 0 },
      computedAt: '2026-11-23T12:00:00Z',
    }));
    expect(
      await screen.findByText('No team carries anything yet'),
    ).toBeVisible();
  });

  it('says why it could not be loaded, and tries again', async () => {
    const teams = jest
      .fn()
      .mockRejectedValueOnce(new Error('the network is down'))
      .mockResolvedValueOnce({
        items: [team('Commerce', 1, 'usual')],
        peers,
        computedAt: '2026-11-23T12:00:00Z',
      });
    open(teams);
    expect(await screen.findByText(/the network is down/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Commerce' })).toBeVisible();
  });
});
