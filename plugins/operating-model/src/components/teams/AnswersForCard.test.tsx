import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Duty, TeamAnswer } from 'backstage-plugin-operating-model-common';
import {
  createFakeApi,
  entities,
  entityNamed,
} from '../../__testUtils__/organization';
import { operatingModelApiRef } from '../../api/OperatingModelApi';
import plugin from '../..';

const duty = (name: string, given: Partial<Duty> = {}): Duty => ({
  activityRef: `activity:default/${name}`,
  title: name,
  risk: 'high',
  entities: 1200,
  matrixRefs: ['responsibilitymatrix:default/baseline'],
  ...given,
});

const team = (given: Partial<TeamAnswer> = {}): TeamAnswer => ({
  groupRef: 'group:default/shop',
  title: 'Shop',
  load: {
    accountable: 31,
    responsible: 40,
    entities: 12,
    activities: 5,
    standing: 'high',
  },
  peers: { groups: 8, mean: 14.25, deviation: 6, usualUpTo: 26.25 },
  accountableFor: [
    duty('Deploy'),
    duty('Restore', { risk: 'critical', matrixRefs: [], entities: 1 }),
  ],
  responsibleFor: [],
  agreements: [
    { ref: 'agreement:default/security-for-shop', role: 'consumer' },
  ],
  reviewsDue: [
    {
      ref: 'runbook:default/checkout-down',
      dueOn: '2026-10-01',
      overdue: true,
    },
  ],
  requestsToDecide: [],
  exceptionsEnding: [],
  names: {
    'responsibilitymatrix:default/baseline': {
      title: 'Baseline',
      exists: true,
    },
    'runbook:default/checkout-down': {
      title: 'Checkout is down',
      exists: true,
    },
  },
  hidden: 0,
  ...given,
});

function open(answer: TeamAnswer) {
  const asked: string[] = [];
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity: entityNamed('shop') }),
      plugin.getExtension('entity-card:operating-model/answers-for' as never),
    ],
    apis: [
      [
        operatingModelApiRef,
        createFakeApi({
          async team(ref) {
            asked.push(ref);
            return answer;
          },
        }),
      ],
      [catalogApiRef, catalogApiMock({ entities })],
    ],
  });
  return asked;
}

describe('the card Answers for', () => {
  it('says what the group is accountable for, by which matrix, and with what risk', async () => {
    const asked = open(team());
    const list = await screen.findByRole('list', { name: 'Accountable for' });
    const [deploy, restore] = within(list).getAllByRole('listitem');
    expect(deploy).toHaveTextContent(
      'Deployhigh risk · 1,200 entities · by Baseline',
    );
    expect(
      within(deploy).getByRole('link', { name: 'Baseline' }),
    ).toBeVisible();
    expect(restore).toHaveTextContent(
      'critical risk · 1 entity · as the owner',
    );
    expect(screen.getByText('nothing')).toBeVisible();
    expect(screen.getByRole('link', { name: /^What if…/ })).toHaveAttribute(
      'href',
      '/operating-model/what-if?change=dissolve&group=group%3Adefault%2Fshop',
    );
    expect(asked).toEqual(['group:default/shop']);
  });

  it('compares the load with its peers in words, the bar included', async () => {
    open(team());
    expect(
      await screen.findByText(/Far more than its peers: the mean is 14.3/),
    ).toBeVisible();
    expect(
      screen.getByRole('img', {
        name: 'Accountable 31 times, the mean of 8 groups is 14.3',
      }),
    ).toBeInTheDocument();
  });

  it('marks reviews that are overdue, and shows nothing of what does not wait', async () => {
    open(team());
    const reviews = await screen.findByRole('list', { name: 'Reviews due' });
    expect(reviews).toHaveTextContent(
      /Checkout is down .*overdue since Oct 1, 2026/,
    );
    expect(screen.queryByText('Requests to decide')).toBeNull();
    expect(screen.queryByText('Exceptions that end soon')).toBeNull();
  });

  it('shows requests and exceptions with their dates', async () => {
    open(
      team({
        requestsToDecide: [
          { id: '1', title: 'A longer review', decideBy: '2026-12-01' },
        ],
        exceptionsEnding: [
          { id: '2', title: 'No runbook yet', validTo: '2026-12-02' },
        ],
      }),
    );
    expect(await screen.findByText('decide by Dec 1, 2026')).toBeVisible();
    expect(screen.getByText('ends on Dec 2, 2026')).toBeVisible();
  });

  it('folds a long list', async () => {
    open(
      team({
        responsibleFor: Array.from({ length: 40 }, (_, i) => duty(`d${i}`)),
      }),
    );
    const list = await screen.findByRole('list', { name: 'Responsible for' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(6);
    await userEvent.click(screen.getByRole('button', { name: 'Show 34 more' }));
    expect(within(list).getAllByRole('listitem')).toHaveLength(40);
  });

  it('says how a group comes to carry something where it carries nothing', async () => {
    open(team({ accountableFor: [], agreements: [], reviewsDue: [] }));
    expect(await screen.findByText('This group carries nothing')).toBeVisible();
  });

  it('counts no load before the catalog was gone through', async () => {
    open(team({ load: undefined }));
    expect(await screen.findByText(/the load is not counted/)).toBeVisible();
  });
});
