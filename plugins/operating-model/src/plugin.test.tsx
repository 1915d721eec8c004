import { ResponseError } from '@backstage/errors';
import { renderTestApp } from '@backstage/frontend-test-utils';
import {
  createTestEntityPage,
  catalogApiMock,
} from '@backstage/plugin-catalog-react/testUtils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createFakeApi,
  entities,
  entityNamed,
} from './__testUtils__/organization';
import {
  OperatingModelApi,
  operatingModelApiRef,
} from './api/OperatingModelApi';
import plugin from '.';

function open(
  name: string,
  extension: string,
  api: OperatingModelApi = createFakeApi(),
) {
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity: entityNamed(name) }),
      plugin.getExtension(extension as never),
    ],
    apis: [
      [operatingModelApiRef, api],
      [catalogApiRef, catalogApiMock({ entities })],
    ],
  });
  return api;
}

const OPERATIONS = 'entity-content:operating-model/operations';

function rowOf(activity: string): HTMLElement {
  return screen
    .getByRole('rowheader', { name: new RegExp(activity) })
    .closest<HTMLElement>('[role=row]')!;
}

describe('the Operations tab', () => {
  it('says who is accountable and responsible for each activity, the riskiest first', async () => {
    open('checkout', OPERATIONS);
    await screen.findByRole('table', { name: 'Who does what' });
    const activities = screen
      .getAllByRole('rowheader')
      .map(header => header.textContent);
    expect(activities).toEqual([
      expect.stringContaining('Respond to incidents'),
      expect.stringContaining('Review access'),
      expect.stringContaining('Tell users'),
    ]);
    const [accountable, responsible] = within(
      rowOf('Respond to incidents'),
    ).getAllByRole('cell');
    expect(within(accountable).getByRole('link')).toHaveTextContent('Commerce');
    expect(within(responsible).getByRole('link')).toHaveTextContent('Shop');
  });

  it('shows the runbook with its state and what is wrong with it, and where there is none', async () => {
    open('checkout', OPERATIONS);
    await screen.findByRole('table', { name: 'Who does what' });
    const runbook = within(rowOf('Respond to incidents')).getByRole('link', {
      name: 'Checkout is down',
    });
    expect(runbook).toHaveAttribute(
      'href',
      'https://git.example.com/runbooks/checkout.md',
    );
    expect(rowOf('Respond to incidents')).toHaveTextContent('weak 52');
    expect(rowOf('Respond to incidents')).toHaveTextContent('never tried');
    expect(rowOf('Review access')).toHaveTextContent('missing');
    expect(rowOf('Tell users')).toHaveTextContent('none asked for');
  });

  it('shows every party of a contested row and why on demand', async () => {
    open('checkout', OPERATIONS);
    await screen.findByRole('table', { name: 'Who does what' });
    const row = rowOf('Review access');
    expect(row).toHaveTextContent('contested');
    expect(row).not.toHaveTextContent('assumed');
    expect(within(row).getAllByRole('cell')[0]).toHaveTextContent(
      'Shop or Security',
    );
    await userEvent.click(
      within(row).getByRole('button', { name: 'Why this answer' }),
    );
    expect(
      screen.getByText(/Matrices of equal precedence disagree/),
    ).toBeVisible();
    expect(screen.getByText(/Security first/)).toBeVisible();
  });

  it('marks what nobody has settled, and says where missing agreements are told', async () => {
    open('orphan', OPERATIONS);
    await screen.findByRole('table', { name: 'Who does what' });
    expect(rowOf('Respond to incidents')).toHaveTextContent('assumed');
    expect(
      screen.getByRole('link', { name: 'Agreements, without agreement' }),
    ).toHaveAttribute('href', '/operating-model/agreements?view=without');
  });

  it('lists whom to call with reason and contact', async () => {
    open('checkout', OPERATIONS);
    await screen.findByRole('table', { name: 'Who does what' });
    const steps = within(
      screen.getByRole('list', { name: 'Who to call' }),
    ).getAllByRole('listitem');
    expect(steps.map(step => step.textContent)).toEqual([
      '1Shopresponsible for Respond to incidents#shop',
      '2Commerceaccountable for Respond to incidentsno contact known',
      '3Securityescalation of the runbook Checkout is down#security',
    ]);
  });

  it('marks an owner that does not exist, and says that the chain ends in nobody', async () => {
    open('orphan', OPERATIONS);
    await screen.findByRole('table', { name: 'Who does what' });
    expect(rowOf('Respond to incidents')).toHaveTextContent(
      'ghosts (not in the catalog)',
    );
    expect(screen.getByText(/The chain ends in nobody/)).toBeVisible();
  });

  it('says what to do where no activity applies', async () => {
    open('idle', OPERATIONS);
    expect(
      await screen.findByText('No activity applies to this entity'),
    ).toBeVisible();
    expect(screen.getByText(/No score/)).toBeVisible();
  });

  it('asks for everything in one request', async () => {
    const api = createFakeApi();
    open('checkout', OPERATIONS, api);
    await screen.findByRole('table', { name: 'Who does what' });
    expect(api.calls).toEqual(['responsibilities component:default/checkout']);
  });

  it('shows a failure with a way to try again', async () => {
    const api = createFakeApi();
    const works = api.responsibilities;
    api.responsibilities = jest
      .fn()
      .mockRejectedValueOnce(new Error('the catalog sleeps'))
      .mockImplementation(works);
    open('checkout', OPERATIONS, api);
    expect(await screen.findByText('the catalog sleeps')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('table', { name: 'Who does what' }),
    ).toBeVisible();
  });

  it('tells whoever may not see it whom to ask', async () => {
    const api = createFakeApi();
    const response = new Response(
      JSON.stringify({ error: { name: 'NotAllowedError', message: 'no' } }),
      {
        status: 403,
        headers: { 'content-type': 'application/json' },
      },
    );
    const denied = await ResponseError.fromResponse(response as never);
    api.responsibilities = async () => {
      throw denied;
    };
    open('checkout', OPERATIONS, api);
    expect(await screen.findByText('You may not see this')).toBeVisible();
  });
});

describe('the cards', () => {
  it('Responsibilities makes one request', async () => {
    const api = createFakeApi();
    open('checkout', 'entity-card:operating-model/responsibilities', api);
    expect(
      await screen.findByRole('link', { name: 'Respond to incidents' }),
    ).toBeVisible();
    expect(api.calls).toEqual(['responsibilities component:default/checkout']);
  });

  it('Who to call makes one request', async () => {
    const api = createFakeApi();
    open('checkout', 'entity-card:operating-model/who-to-call', api);
    expect(await screen.findByRole('link', { name: 'Shop' })).toBeVisible();
    expect(api.calls).toEqual(['who component:default/checkout']);
  });

  it.each([
    ['review-access', 'activity', 'Security first'],
    ['checkout-down', 'runbook', 'How the runbook was judged'],
    ['baseline', 'responsibility-matrix', '$owner.parent'],
    ['security-for-shop', 'agreement', 'response within 15 minutes (critical)'],
  ])('%s has its own content, from one request', async (name, card, text) => {
    const api = createFakeApi() as ReturnType<typeof createFakeApi>;
    open(name, `entity-card:operating-model/${card}`, api);
    expect(await screen.findByText(text)).toBeVisible();
    expect(api.calls).toHaveLength(1);
  });

  it('an activity of very many runbooks shows the first of them, and all on demand', async () => {
    const api = createFakeApi();
    const answer = await api.definition(
      'activity:default/respond-to-incidents',
    );
    const [runbook] = answer.runbooks;
    const runbooks = Array.from({ length: 414 }, (_, at) => ({
      ...runbook,
      ref: `runbook:default/r${at}`,
      title: `Runbook ${at}`,
    }));
    open(
      'respond-to-incidents',
      'entity-card:operating-model/activity',
      createFakeApi({ definition: async () => ({ ...answer, runbooks }) }),
    );
    expect(await screen.findByText('Runbook 9')).toBeVisible();
    expect(screen.queryByText('Runbook 10')).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all 414 runbooks' }),
    );
    expect(screen.getByText('Runbook 413')).toBeVisible();
  });
});
