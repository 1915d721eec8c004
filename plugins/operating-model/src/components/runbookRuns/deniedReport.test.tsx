import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { createFakeApi } from '../../__testUtils__/organization';
import { operatingModelApiRef } from '../../api/OperatingModelApi';
import { RunbookRunsSection } from './RunbookRunsSection';

// In a file of its own: what somebody may is remembered beyond a test.
it('shows runs to those who may not report any, and no button', async () => {
  await renderInTestApp(
    <RunbookRunsSection runbookRef="runbook:default/checkout-down" />,
    {
      apis: [
        [operatingModelApiRef, createFakeApi()],
        mockApis.permission({ authorize: 'DENY' as never }),
      ],
    },
  );
  expect(await screen.findByText(/No run was reported yet/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Report a run' })).toBeNull();
});
