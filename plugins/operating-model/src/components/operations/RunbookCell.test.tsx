import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { ActivityAnswer } from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { RunbookCell } from './RunbookCell';

const ACTIVITY: ActivityAnswer = {
  activityRef: 'activity:default/rotate-credentials',
  title: 'Rotate credentials',
  risk: 'medium',
  source: 'matrix',
  contested: false,
  rows: [],
  accountable: 'group:default/security',
  responsible: [],
  support: [],
  consulted: [],
  informed: [],
  unresolved: [],
  runbooks: [],
  cell: undefined,
  agreements: [],
  exceptions: [],
};

const NAMES = {
  'group:default/security': { title: 'Security', exists: true },
  'user:default/leila': { title: 'Leila Farahani', exists: true },
};

function show(activity: Partial<ActivityAnswer>) {
  return renderInTestApp(
    <RunbookCell activity={{ ...ACTIVITY, ...activity }} names={NAMES} />,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
}

it('says how long it is exempt still, why, by which request and who allowed it', async () => {
  await show({
    exceptions: [
      {
        requestId: '142',
        category: 'vendor-blocked',
        validTo: DateTime.now()
          .plus({ days: 18 })
          .endOf('day')
          .toUTC()
          .toISO()!,
        approvedBy: ['user:default/leila'],
      },
    ],
  });
  expect(await screen.findByText(/exempt · 18 days left/)).toBeVisible();
  expect(screen.getByText(/blocked by a vendor/)).toBeVisible();
  expect(screen.getByRole('link', { name: '#142' })).toHaveAttribute(
    'href',
    '/operating-model/requests/142',
  );
  expect(screen.getByRole('link', { name: 'Leila Farahani' })).toBeVisible();
  expect(screen.queryByText('missing')).toBeNull();
});

it('says that none is asked for', async () => {
  await show({});
  expect(await screen.findByText('none asked for')).toBeVisible();
});
