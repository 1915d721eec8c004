import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DateTime } from 'luxon';
import { createFakeApi, entities } from '../../__testUtils__/organization';
import {
  OperatingModelApi,
  operatingModelApiRef,
} from '../../api/OperatingModelApi';
import plugin from '../..';
import { answers, failure, target, targets } from './__testUtils__/scorecard';

function open(given: Partial<OperatingModelApi>) {
  renderTestApp({
    features: [plugin],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: ['/operating-model/scorecard/targets'],
    apis: [
      [operatingModelApiRef, createFakeApi(answers(given))],
      [catalogApiRef, catalogApiMock({ entities })],
    ],
  });
}

describe('the targets', () => {
  it('say where they stand, where they would be on a straight line, and who is behind', async () => {
    open({ scorecardTargets: async () => targets([target()]) });
    const card = await screen.findByRole('region', {
      name: 'Ready for the peak',
    });
    expect(card).toHaveTextContent('▲ behind');
    expect(card).toHaveTextContent('Everybody: score 90 by Dec 31, 2026');
    expect(card).toHaveTextContent('38 days left');
    expect(card).toHaveTextContent(
      'stands at 69, began at 60 · on a straight line it would be at 77',
    );
    const [behind] = within(card).getAllByRole('list');
    expect(behind).toHaveTextContent('▲ behind Shop 41');
    expect(behind).not.toHaveTextContent('Security');
    expect(within(card).getByText('All 2 groups below it')).toBeVisible();
    await userEvent.click(within(behind).getByRole('button', { name: '41' }));
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      'How 41 of Shop is made',
    );
  });

  it('say that what counts has changed since they were set', async () => {
    open({
      scorecardTargets: async () =>
        targets([target({ scoringChangedOn: '2026-11-20' })]),
    });
    expect(
      await screen.findByText(/^What counts has changed.*Nov 20, 2026/),
    ).toBeVisible();
  });

  it('say which cells a share is made of', async () => {
    open({
      scorecardTargets: async () =>
        targets([
          target({
            measure: 'share-covered',
            goal: 92.5,
            progress: { state: 'behind', value: 66.7, expected: 77 },
          }),
        ]),
    });
    const card = await screen.findByRole('region', {
      name: 'Ready for the peak',
    });
    expect(card).toHaveTextContent('on a straight line it would be at 77 %');
    expect(card).toHaveTextContent('goal 92.5 %');
    await userEvent.click(within(card).getByRole('button', { name: '66 %' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('How 66 % of Everybody is made');
    expect(
      await within(dialog).findByText(
        'Of the cells that count, 6 of 9 are covered: 66.7 %.',
      ),
    ).toBeVisible();
  });

  it('say that no cell counts, which is neither reached nor missed', async () => {
    open({
      scorecardTargets: async () =>
        targets([target({ progress: { state: 'unknown' }, groups: [] })]),
    });
    expect(await screen.findByText('no cell counts')).toBeVisible();
    expect(screen.getByText('no score')).toBeVisible();
  });

  it('are set for a group of one’s own', async () => {
    const drafts: unknown[] = [];
    open({
      scorecardTargets: async () => targets([]),
      async createTarget(draft) {
        drafts.push(draft);
        return target();
      },
    });
    expect(await screen.findByText('There are no targets yet')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'New target' }));
    const dialog = await screen.findByRole('dialog');
    const save = within(dialog).getByRole('button', { name: 'Save' });
    expect(save).toBeDisabled();
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Title/ }),
      'No gaps',
    );
    fireEvent.change(within(dialog).getByLabelText(/To be reached by/), {
      target: { value: '2027-03-31' },
    });
    await userEvent.click(save);
    expect(drafts).toEqual([
      {
        title: 'No gaps',
        groupRef: 'group:default/shop',
        activityRef: undefined,
        measure: 'score',
        // The next ten above the 69 that are reached.
        goal: 70,
        by: '2027-03-31',
      },
    ]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('warn of a goal that is met already', async () => {
    open({ scorecardTargets: async () => targets([]) });
    await userEvent.click(
      await screen.findByRole('button', { name: 'New target' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByText('It stands at 69 now.'),
    ).toBeVisible();
    const goal = within(dialog).getByRole('textbox', { name: /Goal/ });
    expect(goal).toHaveValue('70');
    await userEvent.clear(goal);
    await userEvent.type(goal, '60');
    await userEvent.tab();
    expect(
      within(dialog).getByText(/this goal is met before it is set/),
    ).toBeVisible();
  });

  it('are not set for a day that is over', async () => {
    open({ scorecardTargets: async () => targets([]) });
    await userEvent.click(
      await screen.findByRole('button', { name: 'New target' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Title/ }),
      'Late',
    );
    const by = within(dialog).getByLabelText(/To be reached by/);
    const save = within(dialog).getByRole('button', { name: 'Save' });
    const today = DateTime.utc();
    fireEvent.change(by, { target: { value: today.toISODate() } });
    expect(
      within(dialog).getByText('The day must lie after today.'),
    ).toBeVisible();
    expect(save).toBeDisabled();
    fireEvent.change(by, {
      target: { value: today.plus({ days: 1 }).toISODate() },
    });
    expect(save).toBeEnabled();
  });

  it('are renamed after their day, which stays', async () => {
    const changeTarget = jest.fn(async () => target());
    open({
      scorecardTargets: async () => targets([target({ by: '2020-01-01' })]),
      changeTarget,
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(changeTarget).toHaveBeenCalled());
    expect(changeTarget).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ by: undefined }),
    );
  });

  it('tell of what is reached no straight line, and that it was met from the start', async () => {
    open({
      scorecardTargets: async () =>
        targets([
          target({
            goal: 80,
            start: 85,
            progress: { state: 'reached', value: 85, expected: 84 },
          }),
        ]),
    });
    const card = await screen.findByRole('region', {
      name: 'Ready for the peak',
    });
    expect(card).toHaveTextContent(
      'stands at 85, began at 85 · the goal was met already when it was set',
    );
    expect(card).not.toHaveTextContent('straight line');
  });

  it('are changed, and what is refused says why', async () => {
    const refused = await failure(400, 'by must lie after today; choose a day');
    open({
      scorecardTargets: async () => targets([target()]),
      changeTarget: jest.fn().mockRejectedValue(refused),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).queryByText('Measured in')).toBeNull();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByText('It was not saved')).toBeVisible();
    expect(dialog).toHaveTextContent('“To be reached by” must lie after today');
  });

  it('are deleted only after a second look', async () => {
    const deleted: string[] = [];
    open({
      scorecardTargets: async () =>
        targets(deleted.length ? [] : [target({ id: '7' })]),
      async deleteTarget(id) {
        deleted.push(id);
        return target();
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Delete' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Delete the target “Ready for the peak”?');
    expect(deleted).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Delete' }),
    );
    expect(await screen.findByText('There are no targets yet')).toBeVisible();
    expect(deleted).toEqual(['7']);
  });

  it('can not be touched by those who may not', async () => {
    open({
      scorecardTargets: async () => ({
        ...targets([target({ mayChange: false })]),
        maySetFor: { everybody: false, groups: [] },
      }),
    });
    await screen.findByRole('region', { name: 'Ready for the peak' });
    for (const name of ['New target', 'Edit', 'Delete']) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
  });
});
