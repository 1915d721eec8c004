import { Button, ButtonLink, SearchField } from '@backstage/ui';
import {
  MatricesAnswer,
  MatrixSummary,
} from 'backstage-plugin-operating-model-common';
import { useEffect } from 'react';
import { OperatingModelApi } from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { EmptyState } from '../shared/EmptyState';
import { LoadMore } from '../shared/LoadMore';
import { Loaded } from '../shared/Loaded';
import { PageHead } from '../shared/PageHead';
import layout from '../shared/layout.module.css';
import { usePaths } from '../shared/paths';
import shared from '../shared/shared.module.css';
import { useMorePages } from '../shared/useMorePages';
import { useUrlState } from '../shared/useUrlState';
import { MatricesTable } from './MatricesTable';

const PAGE = 50;

function loadPage(api: OperatingModelApi, cursor: string) {
  return api.matrices({ limit: PAGE, cursor });
}

/** Every matrix, to be searched and opened. */
export function MatricesPage() {
  return (
    <div className={layout.page}>
      <PageHead view="list" />
      <Loaded of="matrices" load={api => api.matrices({ limit: PAGE })}>
        {first => <Matrices first={first} />}
      </Loaded>
    </div>
  );
}

function holds(matrix: MatrixSummary, owner: string, text: string): boolean {
  return [matrix.title, matrix.ref, matrix.method, owner].some(each =>
    each.toLocaleLowerCase().includes(text),
  );
}

function Matrices({ first }: { first: MatricesAnswer }) {
  const t = useTexts();
  const paths = usePaths();
  const [get, set] = useUrlState();
  const { pages, loadMore, loading, error } = useMorePages(first, loadPage);
  const search = get('search');
  const text = search.trim().toLocaleLowerCase();
  const names = Object.assign({}, ...pages.map(page => page.names));
  const all = pages.flatMap(page => page.items);
  const found = all.filter(matrix =>
    holds(matrix, names[matrix.ownerRef ?? '']?.title ?? '', text),
  );

  // A search means all matrices, not those that happen to be here.
  useEffect(() => {
    if (text && loadMore && !loading && !error) loadMore();
  }, [text, loadMore, loading, error]);

  if (all.length === 0) {
    return (
      <EmptyState title={t('matrices.empty')} hint={t('matrices.emptyHint')}>
        <ButtonLink href={paths.newMatrix}>
          {t('matrices.newMatrix')}
        </ButtonLink>
      </EmptyState>
    );
  }
  return (
    <>
      <div className={layout.filters}>
        <SearchField
          size="small"
          aria-label={t('matrices.search')}
          placeholder={t('matrices.searchHint')}
          value={search}
          onChange={value => set({ search: value })}
          className={layout.filter}
        />
        <span className={shared.quiet} role="status">
          {t('matrices.shown', { count: found.length })}
          {loadMore && !text && '+'}
        </span>
      </div>
      {!first.computedAt && (
        <p className={shared.quiet}>{t('matrices.notComputed')}</p>
      )}
      {found.length > 0 && <MatricesTable matrices={found} names={names} />}
      {found.length === 0 && !loading && (
        <EmptyState title={t('matrices.noMatch', { text: search })}>
          <Button variant="secondary" onPress={() => set({ search: '' })}>
            {t('matrices.clear')}
          </Button>
        </EmptyState>
      )}
      <LoadMore loadMore={loadMore} loading={loading} error={error} />
    </>
  );
}
