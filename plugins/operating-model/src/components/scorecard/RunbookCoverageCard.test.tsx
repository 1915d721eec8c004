import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createFakeApi,
  entities,
  entityNamed,
} from '../../__testUtils__/organization';
import { operatingModelApiRef } from '../../api/OperatingModelApi';
import plugin from '../..';

function open(name: string) {
  const api = createFakeApi();
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity: entityNamed(name) }),
      plugin.getExtension(
        'entity-card:operating-model/runbook-coverage' as never,
      ),
    ],
    apis: [
      [operatingModelApiRef, api],
      [catalogApiRef, catalogApiMock({ entities })],
    ],
  });
  return api;
}

describe('the card Runbook coverage', () => {
  it('has a line for each activity that asks for a runbook, the worst first, from one request', async () => {
    const api = open('checkout');
    expect(await screen.findByText('Review access')).toBeVisible();
    const lines = screen
      .getAllByRole('group')
      .map(({ textContent }) => textContent);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^Review access ✕ missing/);
    expect(lines[1]).toMatch(/^Respond to incidents ▲ weak 52/);
    expect(api.calls).toEqual(['responsibilities component:default/checkout']);
  });

  it('opens why: criteria with evidence, and the runbook', async () => {
    open('checkout');
    await userEvent.click(await screen.findByText('Respond to incidents'));
    expect(screen.getByText(/never tried/)).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Checkout is down' }),
    ).toBeVisible();
  });

  it('explains its score: the weight of each cell, and how they make it, each cell with its evidence', async () => {
    open('checkout');
    await userEvent.click(
      await screen.findByRole('button', { name: /^Runbook coverage/ }),
    );
    const dialog = await screen.findByRole('dialog');
    const rows = within(dialog).getAllByRole('row').slice(1);
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'Respond to incidentsWeight5, critical riskState▲ weakScore52.6',
      'Review accessWeight2, medium riskState✕ missingScore0',
    ]);
    expect(dialog).toHaveTextContent(
      'divided by all weights: 263.2 ÷ 7 = 37.6.',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Respond to incidents' }),
    );
    expect(
      await screen.findByText('Respond to incidents: checkout'),
    ).toBeVisible();
    expect(await screen.findAllByText(/never tried/)).not.toHaveLength(0);
  });

  it('says that no score is neither 0 nor 100', async () => {
    open('idle');
    expect(await screen.findByText(/which is neither 0 nor 100/)).toBeVisible();
  });
});
