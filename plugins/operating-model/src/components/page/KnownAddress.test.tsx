import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { createFakeApi } from '../../__testUtils__/organization';
import { operatingModelApiRef } from '../../api/OperatingModelApi';
import plugin from '../..';
import { answers } from '../scorecard/__testUtils__/scorecard';

function open(path: string) {
  renderTestApp({
    features: [plugin],
    initialRouteEntries: [path],
    apis: [[operatingModelApiRef, createFakeApi(answers())]],
  });
}

describe('an address below Operating model', () => {
  it.each([
    'nowhere',
    'scorecard/nowhere',
    'responsibilities/nowhere',
    'requests/1/nowhere',
    'findings/nowhere',
    'agreements/nowhere',
    'what-if/nowhere',
  ])('%s is not found, and the tabs lead back', async path => {
    open(`/operating-model/${path}`);
    expect(await screen.findByText(/PAGE NOT FOUND/)).toBeVisible();
    expect(screen.getByRole('tab', { name: 'Responsibilities' })).toBeVisible();
  });

  it('that a page has is found', async () => {
    open('/operating-model/scorecard/targets');
    expect(
      await screen.findByRole('heading', { name: 'Scorecard' }),
    ).toBeVisible();
    expect(screen.queryByText(/PAGE NOT FOUND/)).toBeNull();
  });
});
