import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { screen } from '@testing-library/react';
import plugin from '../..';

const { item } = SearchResultListItemBlueprint.dataRefs;

const RUNBOOK = {
  title: 'Checkout is down',
  text: 'Customers can place orders again.',
  location: '/catalog/default/runbook/checkout-is-down',
  kind: 'Runbook',
  ownerRef: 'group:default/checkout',
  owner: 'Checkout team',
  practice: 'BP02',
  practiceTitle: 'Processes and procedures have identified owners',
};

const HIGHLIGHT = {
  preTag: '<b>',
  postTag: '</b>',
  fields: { title: '<b>Checkout</b> is down' },
};

const extensionOfItem = () =>
  createExtensionTester(
    plugin.getExtension('search-result-list-item:operating-model'),
  ).get(item);

function show(result: typeof RUNBOOK, highlight?: typeof HIGHLIGHT) {
  const Item = extensionOfItem().component;
  renderInTestApp(<Item {...{ result, highlight }} />, {
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}

describe('a definition among the results of a search', () => {
  it('says its kind, who owns it and which practice it serves', async () => {
    show(RUNBOOK);
    expect(
      await screen.findByRole('link', { name: 'Checkout is down' }),
    ).toHaveAttribute('href', '/catalog/default/runbook/checkout-is-down');
    expect(screen.getByRole('link', { name: 'Checkout team' })).toHaveAttribute(
      'href',
      '/catalog/default/group/checkout',
    );
    expect(screen.getByText('Customers can place orders again.')).toBeVisible();
    const facts = screen.getAllByRole('listitem').slice(-3);
    expect(facts.map(fact => fact.textContent)).toEqual([
      'Runbook',
      'Owner Checkout team',
      'BP02 · Processes and procedures have identified owners',
    ]);
  });

  it('marks what was searched for', async () => {
    show(RUNBOOK, HIGHLIGHT);
    await screen.findByRole('link', { name: 'Checkout is down' });
    expect(screen.getByText('Checkout', { selector: 'mark' })).toBeVisible();
  });

  it('says so where there is no owner', async () => {
    show({ ...RUNBOOK, owner: '', ownerRef: '' });
    expect(await screen.findByText('no owner')).toBeVisible();
  });

  it("shows the document of the catalog's own search, which lacks practice and owner's reference", async () => {
    const { title, text, location, kind } = RUNBOOK;
    show({
      ...{ title, text, location, kind },
      owner: 'group:checkout',
    } as typeof RUNBOOK);
    expect(await screen.findByText(/group:checkout/)).toBeVisible();
    expect(screen.queryByText(/BP0/)).not.toBeInTheDocument();
  });

  it('shows the results of its own type and no others', () => {
    const { predicate } = extensionOfItem();
    const document = RUNBOOK;
    expect(predicate?.({ type: 'operating-model', document })).toBe(true);
    expect(predicate?.({ type: 'software-catalog', document })).toBe(false);
  });
});

it('the type can be chosen on the search page', () => {
  const { resultType } = SearchFilterResultTypeBlueprint.dataRefs;
  const type = createExtensionTester(
    plugin.getExtension('search-filter-result-type:operating-model'),
  ).get(resultType);
  expect(type).toMatchObject({
    value: 'operating-model',
    name: 'Operating model',
  });
});
