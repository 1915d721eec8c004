import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Settings } from 'luxon';
import { RequestsQuestion } from '../../../api/OperatingModelApi';
import { REQUEST, page, refusal } from '../__testUtils__/requests';
import { showRequests } from '../__testUtils__/showRequests';

const ending = (id: string, day: string) => ({
  ...REQUEST,
  id,
  state: 'active' as const,
  title: `Exception ${id}`,
  validTo: `${day}T12:00:00.000Z`,
});

/** Answers as the server does, 500 at once. */
function listing(items: ReturnType<typeof ending>[]) {
  return jest.fn(async ({ cursor, limit = 50 }: RequestsQuestion) => {
    const from = Number(cursor ?? 0);
    const next = from + limit < items.length ? String(from + limit) : undefined;
    return page(items.slice(from, from + limit), next);
  });
}

const open = (requests: ReturnType<typeof listing>, query = '') =>
  showRequests(`?view=calendar${query}`, { requests });

const inDecember = '&month=2026-12';

// A month that is not the present one, whatever the day these tests run on.
beforeEach(() => {
  Settings.now = () => Date.parse('2026-11-10T12:00:00.000Z');
});
afterEach(() => {
  Settings.now = Date.now;
});

it('asks for one month, and shows what ends on its days', async () => {
  const requests = listing([
    ending('1', '2026-12-04'),
    ending('2', '2026-12-04'),
    ending('3', '2026-12-09'),
  ]);
  open(requests, inDecember);
  const grid = await screen.findByRole('grid', { name: 'December 2026' });
  expect(
    within(grid).getByRole('gridcell', {
      name: /^December 4, 2026, 2 exceptions end/,
    }),
  ).toHaveAttribute('aria-selected', 'true');
  expect(
    within(grid).getByRole('link', { name: /#3 Exception 3/ }),
  ).toHaveAttribute('href', '/operating-model/requests/3');
  const [[question]] = requests.mock.calls;
  expect(
    Date.parse(question.endsBefore!) - Date.parse(question.endsAfter!),
  ).toBe(5 * 7 * 24 * 3_600_000);
  expect(question).toMatchObject({ kind: 'exception' });
});

it('shows what ends on the days of the neighbours that it has, and does not count it', async () => {
  open(
    listing([ending('1', '2026-12-04'), ending('2', '2027-01-02')]),
    inDecember,
  );
  expect(await screen.findByText(/^1 exception ends in Dec/)).toBeVisible();
  expect(
    screen.getByRole('gridcell', {
      name: /^January 2, 2027, 1 exception ends/,
    }),
  ).toBeVisible();
});

it('is gone through with the keyboard, over the end of the month', async () => {
  open(listing([ending('1', '2026-12-31')]), inDecember);
  const cell = await screen.findByRole('gridcell', {
    name: /^December 31, 2026, 1 exception ends/,
  });
  await userEvent.click(cell);
  cell.focus();
  await userEvent.keyboard('{Enter}');
  expect(screen.getByRole('heading', { name: /Dec 31, 2026/ })).toHaveFocus();
  cell.focus();
  await userEvent.keyboard('{ArrowLeft}');
  expect(
    await screen.findByRole('gridcell', { name: /^December 30, 2026/ }),
  ).toHaveFocus();
  await userEvent.keyboard('{PageDown}');
  expect(
    await screen.findByRole('grid', { name: 'January 2027' }),
  ).toBeVisible();
  expect(screen.getByRole('gridcell', { name: /^January 30/ })).toHaveAttribute(
    'tabindex',
    '0',
  );
});

it('goes to other months and back to today, and says where nothing ends', async () => {
  open(listing([]), inDecember);
  expect(
    await screen.findByText(/No exception ends in December/),
  ).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Next month' }));
  expect(await screen.findByText(/No exception ends in January/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Today' }));
  expect(
    await screen.findByRole('gridcell', { current: 'date' }),
  ).toHaveAttribute('aria-selected', 'true');
});

it('leads to the next month in which something ends, however far', async () => {
  const far = ending('7', '2027-03-09');
  const requests = jest.fn(async (question: RequestsQuestion) =>
    page(
      far.validTo >= question.endsAfter! && far.validTo < question.endsBefore!
        ? [far]
        : [],
    ),
  );
  open(requests, inDecember);
  const link = await screen.findByRole('link', {
    name: 'Next end in March 2027',
  });
  expect(link).toHaveAttribute(
    'href',
    '/operating-model/requests?view=calendar&month=2027-03',
  );
  await userEvent.click(link);
  expect(await screen.findByRole('grid', { name: 'March 2027' })).toBeVisible();
  expect(screen.queryByRole('link', { name: /Next end/ })).toBeNull();
});

it('has room for 1,200 ends in a month, all of them on the list of their day', async () => {
  const many = Array.from({ length: 1_200 }, (_, index) =>
    ending(String(index), index < 600 ? '2026-12-04' : '2026-12-09'),
  );
  open(listing(many), inDecember);
  expect(
    await screen.findByText(/1200 exceptions end|1,200 exceptions end/),
  ).toBeVisible();
  const grid = screen.getByRole('grid');
  expect(within(grid).getAllByText('597 more')).toHaveLength(2);
  expect(within(grid).getAllByRole('link')).toHaveLength(6);
  expect(screen.getByText('#599 Exception 599')).toBeInTheDocument();
  expect(screen.queryByText('#603 Exception 603')).toBeNull();
});

it('says when it could not be read', async () => {
  const requests = listing([]);
  requests.mockRejectedValueOnce(await refusal(500, 'no database'));
  open(requests);
  await userEvent.click(
    await screen.findByRole('button', { name: 'Try again' }),
  );
  expect(await screen.findByRole('grid')).toBeVisible();
});
