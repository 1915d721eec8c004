import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { createFakeApi } from '../../__testUtils__/organization';
import { operatingModelApiRef } from '../../api/OperatingModelApi';
import { NewRequestPage } from './NewRequestPage';

// In a file of its own: what somebody may is remembered beyond a test.
it('says to whom it is denied, and what helps', async () => {
  await renderInTestApp(<NewRequestPage />, {
    apis: [
      [operatingModelApiRef, createFakeApi()],
      mockApis.permission({ authorize: 'DENY' as never }),
    ],
  });
  expect(
    await screen.findByText('You may not ask for anything here'),
  ).toBeVisible();
  expect(screen.getByText(/operating-model.request.create/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Next' })).toBeNull();
});
