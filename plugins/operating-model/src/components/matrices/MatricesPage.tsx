import { Button, ButtonLink, SearchField } from '@backstage/ui';
import {
  MatricesAnswer,
  MatrixSummary,
} from 'backstage-plugin-operating-model-common';
import { useEffect } from 'react';
import { OperatingModelApi } from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { Loaded } from '../shared/Loaded';
import { EmptyState } from './EmptyState';
import { LoadMore } from './LoadMore';
import { MatricesTable } from './MatricesTable';
import { PageHead } from './PageHead';
import styles from './matrices.module.css';
import { usePaths } from './paths';
import { useMorePages } from './useMorePages';
import { useUrlState } from './useUrlState';

const PAGE = 50;

function loadPage(api: OperatingModelApi, cursor: string) {
  return api.matrices({ limit: PAGE, cursor });
}

/** Every matrix, to be searched and opened. */
export function MatricesPage() {
  return (
    <div className={styles.page}>
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
      <div className={styles.filters}>
        <SearchField
          size="small"
          aria-label={t('matrices.search')}
          placeholder={t('matrices.searchHint')}
          value={search}
          onChange={value => set({ search: value })}
          className={styles.filter}
        />
        <span className={styles.quiet} role="status">
          {t('matrices.shown', { count: found.length })}
          {loadMore && !text && '+'}
        </span>
      </div>
      {!first.computedAt && (
        <p className={styles.quiet}>{t('matrices.notComputed')}</p>
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
