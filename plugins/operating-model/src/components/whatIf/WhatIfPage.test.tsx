import { Entity } from '@backstage/catalog-model';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { parseAllDocuments } from 'yaml';
import {
  createFakeApi,
  entities as organization,
} from '../../__testUtils__/organization';
import {
  OperatingModelApi,
  operatingModelApiRef,
} from '../../api/OperatingModelApi';
import plugin from '../..';
import { REQUEST, page, refusal } from '../requests/__testUtils__/requests';
import { download } from './download';

jest.mock('./download', () => ({ download: jest.fn() }));

const EDIT = 'backstage.io/edit-url';

/** As the catalog has it: with the relation that it makes of an owner. */
function ownedBy(owner: string, entity: Partial<Entity>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'unnamed' },
    spec: { type: 'service', lifecycle: 'production', owner },
    relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
    ...entity,
  };
}

const person: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ada' },
  spec: { profile: { displayName: 'Ada Lane' }, memberOf: ['shop'] },
};

const basket = ownedBy('shop', {
  metadata: {
    name: 'basket',
    annotations: { [EDIT]: 'https://git.example.com/edit/basket.yaml' },
  },
});

const everything = [...organization, person, basket];

function open(
  query: string,
  entities: Entity[] = everything,
  catalogApi = catalogApiMock({ entities }),
  requests: OperatingModelApi['requests'] = async () => page([]),
) {
  renderTestApp({
    features: [plugin],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [`/operating-model/what-if${query}`],
    apis: [
      [operatingModelApiRef, createFakeApi({ requests })],
      [catalogApiRef, catalogApi],
    ],
  });
  return catalogApi;
}

const dissolveShop = '?change=dissolve&group=group:default/shop';

const section = (name: RegExp) => screen.getByRole('button', { name });

// jsdom has none; the list of a combobox asks it whether its end is in sight.
class NoIntersectionObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

beforeAll(() => {
  globalThis.IntersectionObserver =
    NoIntersectionObserver as unknown as typeof IntersectionObserver;
});

beforeEach(() => jest.mocked(download).mockClear());

it('says what breaks, how much of it is mended, and where it stands', async () => {
  open(dissolveShop);
  const summary = await screen.findByRole('status', { name: 'Summary' });
  expect(summary).toHaveTextContent(/^\d+ things break/);
  expect(summary).toHaveTextContent(/\d+ mended by the proposed changes/);
  await userEvent.click(section(/^Ownership \(/));
  const basketBreak = screen
    .getAllByRole('link', { name: 'basket' })[0]
    .closest('li');
  expect(basketBreak).toHaveTextContent(
    'basketspec.owner● mendedShop owns itName Commerce instead, the group above it',
  );
});

it('proposes files, with the lines that change and the way to edit them', async () => {
  open(dissolveShop);
  await screen.findByRole('button', { name: /^basket/, expanded: true });
  const [item] = screen
    .getAllByRole('link', { name: 'Edit' })
    .map(link => link.parentElement!.parentElement!);
  expect(within(item).getByRole('link', { name: 'Edit' })).toHaveAttribute(
    'href',
    'https://git.example.com/edit/basket.yaml',
  );
  const lines = within(item).getByRole('group', { name: 'Lines that change' });
  expect(lines).toHaveTextContent(/removed: owner: shop/);
  expect(lines).toHaveTextContent(/added: owner: commerce/);
});

it('links to no unsafe address', async () => {
  const bad = {
    ...basket,
    metadata: {
      ...basket.metadata,
      // eslint-disable-next-line no-script-url
      annotations: { [EDIT]: 'javascript:alert(1)' },
    },
  };
  open(dissolveShop, [...organization, bad]);
  await screen.findByRole('button', { name: /^basket/, expanded: true });
  expect(screen.queryByRole('link', { name: 'Edit' })).not.toBeInTheDocument();
});

it('hands out all changes as one file', async () => {
  open(dissolveShop);
  await userEvent.click(
    await screen.findByRole('button', { name: 'Download all changes' }),
  );
  const [name, text] = jest.mocked(download).mock.calls[0];
  expect(name).toBe('what-if-dissolve-shop.yaml');
  const owners = parseAllDocuments(text).map(document =>
    document.getIn(['spec', 'owner']),
  );
  expect(owners).toContain('commerce');
  expect(owners).not.toContain('shop');
});

it('copies the YAML of one file', async () => {
  const user = userEvent.setup();
  document.execCommand = jest.fn(() => true);
  open(dissolveShop);
  await screen.findByRole('button', { name: /^basket/, expanded: true });
  const copies = screen.getAllByRole('button', { name: 'Copy YAML' });
  await user.click(copies[copies.length - 1]);
  expect(await screen.findByText('Copied')).toBeVisible();
});

it('marks what a person must decide', async () => {
  open('?change=leave&user=ada');
  const summary = await screen.findByRole('status', { name: 'Summary' });
  expect(summary).toHaveTextContent('left to decide');
  expect(
    screen.getByText(/is its only member/i, { selector: 'li div' }),
  ).toBeVisible();
  expect(screen.getAllByText('Left to decide')[0]).toBeVisible();
});

it('lists the open requests that lack somebody, from all pages', async () => {
  const asked = jest.fn(async ({ cursor }: { cursor?: string }) =>
    cursor
      ? page([{ ...REQUEST, approverRefs: ['group:default/shop'] }])
      : page([{ ...REQUEST, id: '150' }], 'more'),
  );
  open(dissolveShop, everything, undefined, asked);
  const heading = await screen.findByRole('heading', {
    name: 'Open requests that lack somebody (1)',
  });
  const list = within(heading.parentElement!);
  expect(
    list.getByRole('link', { name: '#151 Longer review period' }),
  ).toHaveAttribute('href', '/operating-model/requests/151');
  expect(list.getByText('Shop is asked to decide')).toBeVisible();
  expect(
    list.getByText('Let Commerce decide, the group above it'),
  ).toBeVisible();
  expect(list.queryByText(/#150/)).toBeNull();
  const [[{ state }]] = asked.mock.calls as any;
  expect(state).toContain('pending');
  expect(state).not.toContain('rejected');
});

it('says when not all open requests were looked at', async () => {
  const endless = jest.fn(async () => page([REQUEST], 'more'));
  open(dissolveShop, everything, undefined, endless);
  expect(await screen.findByText(/there are more/)).toBeVisible();
  expect(endless).toHaveBeenCalledTimes(4);
});

it('tells the rest to who may not read requests', async () => {
  const denied = jest.fn().mockRejectedValue(await refusal(403, 'no'));
  open(dissolveShop, everything, undefined, denied);
  expect(await screen.findByText(/you may not read them/)).toBeVisible();
  expect(screen.getByRole('status', { name: 'Summary' })).toBeVisible();
});

it('lets one choose with the keyboard', async () => {
  const user = userEvent.setup();
  open('');
  expect(
    await screen.findByText('Choose what happens and to whom'),
  ).toBeVisible();
  await user.click(screen.getByRole('combobox', { name: 'Group' }));
  await user.keyboard('secur');
  await waitFor(() =>
    expect(screen.getAllByRole('option').map(each => each.textContent)).toEqual(
      ['Securitygroup:default/security'],
    ),
  );
  await user.keyboard('{ArrowDown}{Enter}');
  expect(await screen.findByRole('status', { name: 'Summary' })).toBeVisible();
  expect(screen.getByRole('combobox', { name: 'Group' })).toHaveValue(
    'Security',
  );
});

it('says at the field why a change is impossible', async () => {
  open('?change=move&group=commerce&under=shop');
  expect(
    await screen.findByText('The organization cannot undergo this change'),
  ).toBeVisible();
  expect(
    screen.getByRole('combobox', { name: 'Comes to stand under' }),
  ).toHaveAccessibleDescription(
    /group:default\/shop stands below group:default\/commerce.*; name a group that is not below/,
  );
});

it('says so when nothing breaks', async () => {
  const idle: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'idle' },
    spec: { type: 'team', children: [] },
  };
  open('?change=dissolve&group=idle', [...organization, idle]);
  expect(await screen.findByText('Nothing breaks')).toBeVisible();
  expect(screen.getByRole('button', { name: /^idle/ })).toHaveTextContent(
    'Group · to be removed',
  );
});

it('says why the catalog could not be read, and tries again', async () => {
  const catalogApi = catalogApiMock({ entities: everything });
  const works = catalogApi.streamEntities.bind(catalogApi);
  jest
    .spyOn(catalogApi, 'streamEntities')
    .mockImplementationOnce(() => {
      throw new Error('the catalog sleeps');
    })
    .mockImplementation(works);
  open(dissolveShop, everything, catalogApi);
  expect(await screen.findByText('the catalog sleeps')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('status', { name: 'Summary' })).toBeVisible();
});

it('says what it is doing while it does', async () => {
  const catalogApi = catalogApiMock({ entities: everything });
  const works = catalogApi.streamEntities.bind(catalogApi);
  let goOn = () => {};
  const waiting = new Promise<void>(resolve => {
    goOn = resolve;
  });
  jest
    .spyOn(catalogApi, 'streamEntities')
    .mockImplementation(async function* holdBack(request) {
      yield* works(request);
      await waiting;
    });
  open(dissolveShop, everything, catalogApi);
  expect(await screen.findByText(/^[1-9]\d* entities so far$/)).toBeVisible();
  goOn();
  expect(await screen.findByRole('status', { name: 'Summary' })).toBeVisible();
});

describe('with a large catalog', () => {
  const groups = Array.from({ length: 2000 }, (_, index): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: `team-${index}` },
    spec: { type: 'team', parent: 'commerce', children: [] },
  }));
  const services = Array.from({ length: 1000 }, (_, index) =>
    ownedBy('team-7', { metadata: { name: `service-${index}` } }),
  );
  const large = [...organization, ...groups, ...services];

  it('shows the first of what breaks and changes, and more on demand', async () => {
    open('?change=dissolve&group=team-7', large);
    const summary = await screen.findByRole('status', { name: 'Summary' });
    expect(summary).toHaveTextContent('1000 things break');
    const ownItems = () => screen.getAllByRole('button', { name: /^service-/ });
    const before = ownItems().length;
    expect(before).toBeLessThan(30);
    await userEvent.click(screen.getByRole('button', { name: 'Show 20 more' }));
    expect(ownItems()).toHaveLength(before + 20);
  });

  it('offers a part of the groups, and finds the others by name', async () => {
    const user = userEvent.setup();
    open('', large);
    const field = await screen.findByRole('combobox', { name: 'Group' });
    await user.click(field);
    await waitFor(() =>
      expect(screen.getAllByRole('option').length).toBeGreaterThan(0),
    );
    expect(screen.getAllByRole('option').length).toBeLessThan(100);
    await user.keyboard('team-1999');
    await waitFor(() =>
      expect(
        screen.getAllByRole('option').map(each => each.textContent),
      ).toEqual(['team-1999group:default/team-1999']),
    );
  });
});
