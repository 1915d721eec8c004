import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
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

  it('says that no score is neither 0 nor 100', async () => {
    open('idle');
    expect(await screen.findByText(/which is neither 0 nor 100/)).toBeVisible();
  });
});
