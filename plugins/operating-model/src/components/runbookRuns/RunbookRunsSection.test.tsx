import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import {
  RunbookRun,
  RunbookRunDraft,
} from 'backstage-plugin-operating-model-common';
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
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

const RUNBOOK = 'runbook:default/checkout-down';

const run = (id: string, given: Partial<RunbookRun> = {}): RunbookRun => ({
  id,
  runbookRef: RUNBOOK,
  ranAt: '2026-11-20T10:00:00Z',
  ranBy: 'user:default/sam',
  outcome: 'succeeded',
  recordedAt: '2026-11-20T10:05:00Z',
  ...given,
});

const names = { 'user:default/sam': { title: 'Sam Reed', exists: true } };

function open(given: Partial<OperatingModelApi>) {
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity: entityNamed('checkout-down') }),
      plugin.getExtension('entity-card:operating-model/runbook' as never),
    ],
    apis: [
      [operatingModelApiRef, createFakeApi(given)],
      [catalogApiRef, catalogApiMock({ entities })],
    ],
  });
}

const list = () =>
  screen.findByRole('list', { name: 'Reported runs, the latest first' });

describe('the runs of a runbook', () => {
  it('say who ran it, when, how it went, and where that can be read', async () => {
    open({
      runbookRuns: async () => ({
        items: [
          run('2', {
            outcome: 'failed',
            ranBy: 'service:external:nightly-drill',
            url: 'https://ci.example.com/7',
          }),
          run('1'),
          run('0', { ranBy: undefined }),
        ],
        names,
      }),
    });
    const [second, first, hidden] = within(await list()).getAllByRole(
      'listitem',
    );
    expect(second).toHaveTextContent(/^✕ failed.*2026.*nightly-drill/);
    expect(
      within(second).getByRole('link', { name: /open the run/ }),
    ).toHaveAttribute('href', 'https://ci.example.com/7');
    expect(first).toHaveTextContent(/^● succeeded/);
    expect(within(first).getByRole('link', { name: 'Sam Reed' })).toBeVisible();
    expect(hidden).toHaveTextContent('somebody you may not see');
  });

  it('come page by page', async () => {
    open({
      runbookRuns: async (_, { cursor }) =>
        cursor
          ? { items: [run('1')], names }
          : { items: [run('2')], nextCursor: 'more', names },
    });
    await list();
    await userEvent.click(screen.getByRole('button', { name: /more/i }));
    expect(await screen.findAllByText('succeeded')).toHaveLength(2);
  });

  it('are reported by whoever ran it, and then shown', async () => {
    const kept: RunbookRun[] = [];
    const sent: [RunbookRunDraft, string][] = [];
    open({
      runbookRuns: async () => ({ items: [...kept], names }),
      async reportRunbookRun(draft, key) {
        sent.push([draft, key]);
        if (sent.length === 1) throw new Error('url is not an address');
        kept.push(run('1', { outcome: draft.outcome }));
        return kept[0];
      },
    });
    expect(await screen.findByText(/No run was reported yet/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Report a run' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('radio', { name: 'failed' }),
    );
    fireEvent.change(within(dialog).getByLabelText('When'), {
      target: { value: '2026-11-20T10:30' },
    });
    const report = within(dialog).getByRole('button', { name: 'Report' });
    await userEvent.click(report);
    expect(
      await within(dialog).findByText(
        '“Where the run can be read” is not an address',
      ),
    ).toBeVisible();
    await userEvent.click(report);
    expect(await list()).toHaveTextContent('failed');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(sent[1][0]).toEqual({
      runbookRef: RUNBOOK,
      ranAt: new Date('2026-11-20T10:30').toISOString(),
      outcome: 'failed',
      url: undefined,
    });
    // The same run sent again is kept once.
    expect(sent[1][1]).toBe(sent[0][1]);
  });
});
