import { ResponseError } from '@backstage/errors';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FindingAnswer,
  RequestAnswer,
  RequestPreviewAnswer,
  parseRequestDraft,
} from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { Route, Routes, useParams } from 'react-router-dom';
import { createFakeApi, entities } from '../../__testUtils__/organization';
import {
  OperatingModelApi,
  operatingModelApiRef,
} from '../../api/OperatingModelApi';
import { FindingText } from '../shared/FindingText';
import { NewRequestPage } from './NewRequestPage';
import { RequestMenu } from './RequestMenu';
import { problemsOfError } from './problems';

class NoIntersectionObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

beforeAll(() => {
  globalThis.IntersectionObserver =
    NoIntersectionObserver as unknown as typeof IntersectionObserver;
});

beforeEach(() => window.sessionStorage.clear());

const CELL =
  '?kind=exception&entityRef=component:default/checkout&activityRef=activity:default/review-access';

function refusal(status: number, message: string, problems?: object[]) {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'Refused', message, problems },
        response: { statusCode: status },
      }),
      { status, headers: { 'content-type': 'application/json' } },
    ) as never,
  );
}

/** As the server looks at a draft: broken ones first, then who decides. */
function previewed(
  draft: any,
  given: Partial<RequestPreviewAnswer> = {},
): RequestPreviewAnswer {
  const parsed = parseRequestDraft(draft);
  if ('problems' in parsed) {
    return { problems: parsed.problems, warnings: [], names: {} };
  }
  return {
    problems: [],
    warnings: [],
    entities: draft.scope?.entityRefs?.length ?? (draft.scope ? 12 : 1),
    routing: {
      approvers: [
        { ref: 'group:default/commerce', reason: 'accountable by row 1' },
      ],
      consulted: ['group:default/security'],
      informed: [],
      responsible: [],
      leastRisk: 'high',
      preApproved: false,
    },
    limits: {
      approvers: 2,
      differentGroups: true,
      maxDays: 30,
      decideBy: '2026-11-30T12:00:00.000Z',
    },
    names: {
      'group:default/commerce': { title: 'Commerce', exists: true },
      'group:default/security': { title: 'Security', exists: true },
    },
    ...given,
  };
}

/** Creates and submits as the server does: once for each key. */
function createServer(given: Partial<OperatingModelApi> = {}) {
  const made = new Map<string, RequestAnswer>();
  const drafts: any[] = [];
  const commands: [string, string][] = [];
  const api = createFakeApi({
    async previewRequest(draft) {
      return previewed(draft);
    },
    async createRequest(draft, key) {
      if (!made.has(key)) {
        drafts.push(draft);
        const parsed = parseRequestDraft(draft);
        if ('problems' in parsed) throw await refusal(400, 'title is empty');
        made.set(key, {
          id: String(100 + made.size),
          version: 1,
          state: 'draft',
          content: parsed.draft,
        } as RequestAnswer);
      }
      return made.get(key)!;
    },
    async commandRequest(request, command, key) {
      commands.push([command.command, key]);
      return {
        ...request,
        state: command.command === 'submit' ? 'pending' : 'draft',
      } as RequestAnswer;
    },
    async rules() {
      return { items: [] };
    },
    ...given,
  });
  return { api, drafts, commands };
}

function Sent() {
  return <div>Page of request {useParams().id}</div>;
}

function open(search: string, api: OperatingModelApi) {
  return renderInTestApp(
    <Routes>
      <Route
        path="/operating-model/requests/new"
        element={<NewRequestPage />}
      />
      <Route path="/operating-model/requests/:id" element={<Sent />} />
    </Routes>,
    {
      initialRouteEntries: [`/operating-model/requests/new${search}`],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        [operatingModelApiRef, api],
        [catalogApiRef, catalogApiMock({ entities })],
        mockApis.identity({
          userEntityRef: 'user:default/ada',
          ownershipEntityRefs: ['user:default/ada', 'group:default/shop'],
        }),
      ],
    },
  );
}

const button = (name: string) => screen.getByRole('button', { name });
const box = (name: RegExp) => screen.getByRole('textbox', { name });

async function toStep(name: string) {
  await userEvent.click(button('Next'));
  expect(
    await screen.findByRole('heading', { name: new RegExp(`Step .*${name}`) }),
  ).toHaveFocus();
}

async function fill(name: RegExp, text: string) {
  const field = box(name);
  await userEvent.click(field);
  await userEvent.paste(text);
}

const inDays = (days: number) =>
  DateTime.now().plus({ days }).toISODate() as string;

async function chooseRisk(name: string) {
  // It has begun with that of the activity.
  await userEvent.click(
    await screen.findByRole('button', { name: /^high.*Risk$/i }),
  );
  await userEvent.click(
    await screen.findByRole('option', { name: new RegExp(`^${name}`, 'i') }),
  );
}

async function fillWhy(days = 10) {
  await fill(/^Title/, 'Later review');
  await fill(/^Justification/, 'The report is rebuilt');
  await fill(/^Benefits/, 'One honest review');
  await fill(/^Risks/, 'A leaver keeps access');
  const until = screen.getByLabelText(/^Until/);
  await userEvent.clear(until);
  await userEvent.type(until, inDays(days));
}

it('goes from what a link names to the page of the request', async () => {
  const { api, drafts, commands } = createServer();
  open(CELL, api);
  expect(
    await screen.findByRole('radio', { name: /^Exception/ }),
  ).toBeChecked();
  await waitFor(() =>
    expect(screen.getByRole('combobox', { name: /^Activity/ })).toHaveValue(
      'Review access',
    ),
  );
  const aside = screen.getByRole('complementary', {
    name: 'Who decides, and why',
  });
  expect(await within(aside).findByText('accountable by row 1')).toBeVisible();
  await toStep('Why and how long');
  expect(screen.getByText(/At most 30 days at this risk/)).toBeVisible();
  await chooseRisk('low');
  await fillWhy();
  await toStep('Review');
  expect(
    await within(aside).findByRole('link', { name: 'Security' }),
  ).toBeVisible();
  expect(aside).toHaveTextContent('2 approvers from different groups');
  expect(aside).toHaveTextContent('It counts as high risk');
  expect(
    await screen.findByText('Nothing keeps it from being sent.'),
  ).toBeVisible();
  await userEvent.click(button('Send'));
  expect(await screen.findByText('Page of request 100')).toBeVisible();
  expect(drafts).toEqual([
    expect.objectContaining({
      kind: 'exception',
      title: 'Later review',
      subject: {
        type: 'cell',
        entityRef: 'component:default/checkout',
        activityRef: 'activity:default/review-access',
      },
    }),
  ]);
  expect(commands.map(([name]) => name)).toEqual(['submit']);
  expect(window.sessionStorage).toHaveLength(0);
});

it('does not go on while something is missing, and says at the field what', async () => {
  const { api } = createServer();
  open(CELL, api);
  await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
  await userEvent.click(button('Next'));
  expect(
    await screen.findByRole('heading', { name: /Step 2 of 3/ }),
  ).toBeVisible();
  expect(box(/^Title/)).toHaveAccessibleDescription(/is missing/);
  expect(screen.getByLabelText(/^Until/)).toHaveAccessibleDescription(
    /is missing/,
  );
  expect(box(/^Title/)).toHaveAccessibleDescription(/is missing; fill it in/);
  await fill(/^Title/, 'Later');
  expect(box(/^Title/)).not.toHaveAccessibleDescription(/is missing/);
});

it('asks an exception without bounds for a scope, and says how many entities it touches', async () => {
  const { api } = createServer();
  open('?kind=exception&activityRef=activity:default/review-access', api);
  await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
  expect(
    await screen.findByRole('combobox', { name: /^Add an entity/ }),
  ).toHaveAccessibleDescription(/is missing, so that/);
  await userEvent.click(
    screen.getByRole('radio', { name: 'All that a predicate selects' }),
  );
  await fill(/^Predicate/, 'kind: [');
  expect(await screen.findByText(/is not a filter predicate/)).toBeVisible();
  await userEvent.clear(box(/^Predicate/));
  await fill(/^Predicate/, 'kind: Component');
  expect(await screen.findByText('It touches 12 entities.')).toBeVisible();
});

it('says how many entities the row of a matrix is about', async () => {
  const { api } = createServer();
  open(
    '?kind=change&matrixRef=responsibilitymatrix:default/operations&row=1',
    api,
  );
  expect(await screen.findByText('It touches 1 entity.')).toBeVisible();
});

it('takes entities one after the other, and lets them go again', async () => {
  const { api } = createServer();
  open('?kind=exception&activityRef=activity:default/review-access', api);
  const user = userEvent.setup();
  await user.click(
    await screen.findByRole('combobox', { name: /^Add an entity/ }),
  );
  for (const name of ['checkout', 'orphan']) {
    await user.keyboard(name);
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await user.keyboard('{ArrowDown}{Enter}');
    const field = screen.getByRole('combobox', { name: /^Add an entity/ });
    expect(field).toHaveValue('');
    expect(field).toHaveFocus();
  }
  await user.keyboard('{Escape}');
  expect(await screen.findByText('It touches 2 entities.')).toBeVisible();
  const [remove] = screen.getAllByRole('button', { name: /^Remove/ });
  await user.click(remove);
  expect(await screen.findByText('It touches 1 entity.')).toBeVisible();
});

it('asks for what a category needs', async () => {
  const { api } = createServer();
  open(CELL, api);
  await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
  await userEvent.click(
    await screen.findByRole('button', { name: /Category/ }),
  );
  await userEvent.click(
    await screen.findByRole('option', { name: 'A fix is planned' }),
  );
  await fillWhy();
  await userEvent.click(button('Next'));
  expect(box(/^Link to the planned fix/)).toHaveAccessibleDescription(
    /is missing/,
  );
  await fill(/^Link to the planned fix/, 'https://git.example.com/7');
  await userEvent.type(screen.getByLabelText(/^The fix is due/), inDays(5));
  await toStep('Review');
  expect(screen.getByRole('link', { name: /git.example.com/ })).toBeVisible();
});

it('says at the field that an end is too late, and which risk counts', async () => {
  const { api } = createServer();
  open(CELL, api);
  await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
  await chooseRisk('low');
  expect(
    await screen.findByText(
      'It counts as high risk, because the activity does.',
      {
        selector: 'form *',
      },
    ),
  ).toBeVisible();
  await fillWhy(60);
  expect(screen.getByLabelText(/^Until/)).toHaveAccessibleDescription(
    /is later than the limit at this risk; choose .+ or earlier/,
  );
  await userEvent.click(button('Next'));
  expect(
    await screen.findByText('Before you can go on, mend: Until'),
  ).toBeVisible();
  await waitFor(() => expect(button('Next')).toBeEnabled());
  expect(screen.getByRole('heading', { name: /Step 2/ })).toBeVisible();
  const until = screen.getByLabelText(/^Until/);
  await userEvent.clear(until);
  await userEvent.type(until, inDays(10));
  expect(until).not.toHaveAccessibleDescription(/is later than the limit/);
  await toStep('Review');
  expect(
    await screen.findByText(
      /^high risk, because the activity counts as that; \w+ risk was chosen$/,
    ),
  ).toBeVisible();
});

it('asks who owns it where a link has led to the question', async () => {
  const { api } = createServer();
  open('?kind=clarification&entityRef=component:default/checkout', api);
  await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
  expect(box(/^Title/)).toHaveValue('Who owns this?');
  expect(box(/^Question/)).toHaveValue('Who owns this?');
});

const TOO_LONG = {
  code: 'invalid',
  field: 'validTo',
  message: 'is more than 72 hours away, the longest in an emergency',
  remedy: 'choose an earlier end',
};

it('waits for what the policy says to the dates before it goes on, and stays where it refuses them', async () => {
  const { api } = createServer({
    previewRequest: async draft => previewed(draft, { problems: [TOO_LONG] }),
  });
  open(CELL, api);
  await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
  await fillWhy();
  await userEvent.click(button('Next'));
  expect(
    await screen.findByText('Before you can go on, mend: Until'),
  ).toBeVisible();
  expect(screen.getByLabelText(/^Until/)).toHaveAccessibleDescription(
    /72 hours away/,
  );
  expect(screen.getByRole('heading', { name: /Step 2/ })).toBeVisible();
});

it('shows in the review what the policy has come to refuse, and leads back to it', async () => {
  let problems: object[] = [];
  const { api } = createServer({
    previewRequest: async draft =>
      previewed(draft, { problems: problems as [] }),
  });
  const { unmount } = await openReview(api);
  unmount();
  problems = [TOO_LONG];
  open(`${CELL}&kind=exception`, api);
  await screen.findByText('Mend what is named above; then it can be sent.');
  expect(screen.getByRole('alert')).toHaveTextContent(
    'Until is more than 72 hours away, the longest in an emergency; choose an earlier end',
  );
  expect(button('Send')).toBeDisabled();
  await userEvent.click(button('Change Until'));
  expect(screen.getByLabelText(/^Until/)).toHaveAccessibleDescription(
    /72 hours away/,
  );
});

it('offers the groups of whoever asks by their titles', async () => {
  const { api } = createServer();
  open(CELL, api);
  await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
  await userEvent.click(button('Only me For the group'));
  expect(await screen.findByRole('option', { name: 'Shop' })).toBeVisible();
});

it('warns of what is not needed, and sends it all the same', async () => {
  const message = 'Nothing is wrong there at the moment';
  const { api } = createServer({
    previewRequest: async draft =>
      previewed(draft, { warnings: [{ code: 'not-needed', message }] }),
  });
  open(CELL, api);
  expect(await screen.findByText(message)).toBeVisible();
  await toStep('Why and how long');
  expect(screen.queryByText(message)).toBeNull();
  await fillWhy();
  await toStep('Review');
  expect(await screen.findByText(message)).toBeVisible();
  await userEvent.click(button('Send'));
  expect(await screen.findByText('Page of request 100')).toBeVisible();
});

it('offers a clarification where nobody is accountable', async () => {
  const { api, drafts } = createServer({
    previewRequest: async draft =>
      'question' in draft
        ? previewed(draft)
        : {
            problems: [
              {
                code: 'unroutable',
                field: 'subject',
                message: 'Nobody is accountable for it',
                remedy: 'ask who owns it with a clarification',
                offer: 'clarification',
              },
            ],
            warnings: [],
            names: {},
          },
  });
  open(CELL, api);
  await userEvent.click(
    await screen.findByRole('button', { name: 'Ask who owns it instead' }),
  );
  expect(box(/^Question/)).toHaveValue('Who owns this?');
  await toStep('Review');
  await screen.findByText('Nothing keeps it from being sent.');
  await userEvent.click(button('Send'));
  await screen.findByText('Page of request 100');
  expect(drafts[0]).toEqual({
    kind: 'clarification',
    subject: expect.objectContaining({ type: 'cell' }),
    title: 'Who owns this?',
    question: 'Who owns this?',
    risk: 'medium',
  });
});

async function openReview(api: OperatingModelApi) {
  const rendered = open(`${CELL}&kind=exception`, api);
  await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
  await fillWhy();
  await toStep('Review');
  await screen.findByText('Nothing keeps it from being sent.');
  return rendered;
}

it('sends again with the same keys after an answer that got lost, even after a reload', async () => {
  const server = createServer();
  const keys: string[] = [];
  const works = server.api.commandRequest;
  server.api.commandRequest = async (request, command, key) => {
    keys.push(key);
    if (keys.length === 1) throw new Error('the network sleeps');
    return works(request, command, key);
  };
  const { unmount } = await openReview(server.api);
  await userEvent.click(button('Send'));
  expect(await screen.findByText(/the network sleeps/)).toBeVisible();
  expect(screen.getByText(/nothing happens twice/)).toBeVisible();
  unmount();

  open(`${CELL}&kind=exception`, server.api);
  expect(
    await screen.findByText('What you had filled in is still here.'),
  ).toBeVisible();
  await screen.findByText('Nothing keeps it from being sent.');
  await userEvent.click(button('Send'));
  expect(await screen.findByText('Page of request 100')).toBeVisible();
  expect(server.drafts).toHaveLength(1);
  expect(keys).toEqual([keys[0], keys[0]]);
});

it('shows a refusal at the field that it names, and edits the draft that is there already', async () => {
  const server = createServer();
  const works = server.api.commandRequest;
  const sent: any[] = [];
  server.api.commandRequest = async (request, command, key) => {
    sent.push([command, key]);
    if (sent.length === 1) {
      throw await refusal(400, 'title is taken by another; choose another one');
    }
    return works(request, command, key);
  };
  await openReview(server.api);
  await userEvent.click(button('Send'));
  expect(await screen.findByText('It was not sent')).toBeVisible();
  expect(screen.queryByText(/Nothing keeps it/)).not.toBeInTheDocument();
  await userEvent.click(button('Change Title'));
  expect(box(/^Title/)).toHaveAccessibleDescription(
    /is taken by another; choose another one/,
  );
  await userEvent.clear(box(/^Title/));
  await fill(/^Title/, 'Another title');
  await toStep('Review');
  await screen.findByText('Nothing keeps it from being sent.');
  await userEvent.click(button('Send'));
  expect(await screen.findByText('Page of request 100')).toBeVisible();
  expect(server.drafts).toHaveLength(1);
  expect(sent.map(([command]) => command)).toEqual([
    { command: 'submit' },
    { command: 'edit', content: { title: 'Another title' } },
    { command: 'submit' },
  ]);
  // A refusal is remembered under its key, so that the same one would be refused for ever.
  expect(sent[2][1]).not.toBe(sent[0][1]);
});

it('saves a draft without submitting it', async () => {
  const { api, drafts, commands } = createServer();
  open(CELL, api);
  await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
  await fillWhy();
  await userEvent.click(button('Save as draft'));
  expect(await screen.findByText('Page of request 100')).toBeVisible();
  expect(drafts).toHaveLength(1);
  expect(commands).toEqual([]);
});

it('lets one choose the subject with the keyboard, and begin anew after a reload', async () => {
  const { api } = createServer();
  const { unmount } = open('', api);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('radio', { name: /^Change/ }));
  await user.click(screen.getByRole('combobox', { name: /^Entity/ }));
  await user.keyboard('check');
  await waitFor(() =>
    expect(screen.getAllByRole('option').map(each => each.textContent)).toEqual(
      ['checkoutcomponent:default/checkout'],
    ),
  );
  await user.keyboard('{ArrowDown}{Enter}');
  expect(await screen.findByText('accountable by row 1')).toBeVisible();
  await toStep('Why');
  await fill(/^Proposal/, 'Let Commerce decide');
  unmount();

  open('', api);
  expect(await screen.findByRole('textbox', { name: /^Proposal/ })).toHaveValue(
    'Let Commerce decide',
  );
  await user.click(button('Start anew'));
  expect(screen.getByRole('radio', { name: /^Exception/ })).toBeChecked();
  expect(screen.getByRole('combobox', { name: /^Entity/ })).toHaveValue('');
  expect(window.sessionStorage).toHaveLength(0);
});

it('is led to from an activity, a finding and a row', async () => {
  const finding = {
    rule: 'R07',
    subjectRef: 'component:default/checkout',
    message: 'Shop holds A and R',
    remedy: 'name another group',
  } as FindingAnswer;
  const excusedBy = { requestId: '7', validTo: '2026-12-24T00:00:00Z' };
  renderInTestApp(
    <>
      <RequestMenu
        about="Review access"
        subject={{
          entityRef: 'component:default/checkout',
          activityRef: 'activity:default/review-access',
        }}
      />
      <FindingText finding={finding} />
      <FindingText finding={{ ...finding, excusedBy }} />
    </>,
  );
  expect(
    await screen.findByRole('link', { name: 'Request exception' }),
  ).toHaveAttribute(
    'href',
    '/operating-model/requests/new?kind=exception&entityRef=component%3Adefault%2Fcheckout&rule=R07',
  );
  await userEvent.click(button('Requests about Review access'));
  const items = await screen.findAllByRole('menuitem');
  expect(items.map(item => item.textContent)).toEqual([
    'Request exception',
    'Request change',
    'Ask who owns this',
  ]);
  expect(items[2]).toHaveAttribute(
    'href',
    '/operating-model/requests/new?kind=clarification&entityRef=component%3Adefault%2Fcheckout&activityRef=activity%3Adefault%2Freview-access',
  );
});

it('lists several refusals of one answer each at its field', async () => {
  const error = await refusal(
    400,
    'fix.url is not an address that may be linked to; give an http:// URL. validTo is over already; choose a later end. Try again',
  );
  expect(problemsOfError(error)).toEqual([
    {
      field: 'fix.url',
      message: 'is not an address that may be linked to',
      remedy: 'give an http:// URL',
    },
    {
      field: 'validTo',
      message: 'is over already',
      remedy: 'choose a later end. Try again',
    },
  ]);
});

it('leads to the request that is there already', async () => {
  const duplicate = {
    code: 'duplicate',
    message: 'The exception #97 about the same is pending',
    remedy: 'add to that one',
    requestId: '97',
  };
  const { api } = createServer({
    createRequest: async () => {
      throw await refusal(409, 'It is pending; add to that one', [duplicate]);
    },
  });
  open(CELL, api);
  await screen.findByRole('heading', { name: /Step 1/ });
  await toStep('Why');
  await fillWhy();
  await toStep('Review');
  await userEvent.click(await screen.findByRole('button', { name: 'Send' }));
  expect(
    await screen.findByRole('link', { name: 'Show request 97' }),
  ).toHaveAttribute('href', '/operating-model/requests/97');
});

it('says at the first step that there is such a request already', async () => {
  const { api } = createServer({
    async previewRequest(draft) {
      return previewed(draft, {
        problems: [
          {
            code: 'duplicate',
            message: 'The exception #97 about the same is pending',
            remedy: 'add to that one',
            requestId: '97',
          },
        ],
      });
    },
  });
  open(CELL, api);
  expect(
    await screen.findByRole('link', { name: 'Show request 97' }),
  ).toBeVisible();
  expect(screen.getByRole('alert')).toHaveTextContent(
    'There is a request about the same already The exception #97 about the same is pending; add to that one',
  );
  expect(screen.getByRole('heading', { name: /Step 1/ })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Next' })).toBeNull();
  expect(
    screen.getByRole('link', { name: 'Go to request 97' }),
  ).toHaveAttribute('href', '/operating-model/requests/97');
});
