import { Button, ButtonLink, SearchField } from '@backstage/ui';
import { MatricesAnswer } from 'backstage-plugin-operating-model-common';
import { useCallback, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import useInterval from 'react-use/esm/useInterval';
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

/** Long enough to type a word on, short enough not to wait for. */
const PAUSE_MS = 300;

/** After a start the catalog fills within a minute or two. */
const AGAIN_MS = 5_000;

/** Every matrix, to be searched and opened; the URL keeps the search. */
export function MatricesPage() {
  const t = useTexts();
  const [get, set] = useUrlState();
  const search = get('search');
  const [q, setQ] = useState(search.trim());
  useDebounce(() => setQ(search.trim()), PAUSE_MS, [search]);
  const [turn, setTurn] = useState(0);
  return (
    <div className={layout.page}>
      <PageHead view="list" />
      <SearchField
        size="small"
        aria-label={t('matrices.search')}
        placeholder={t('matrices.searchHint')}
        value={search}
        onChange={value => set({ search: value })}
        className={layout.filter}
      />
      <Loaded
        of={`${q} ${turn}`}
        load={async api => ({
          q,
          first: await api.matrices({ limit: PAGE, q: q || undefined }),
        })}
      >
        {asked => (
          <Matrices
            key={`${asked.q} ${asked.first.items.length}`}
            {...asked}
            onWait={() => setTurn(turn + 1)}
            onClear={() => {
              set({ search: '' });
              setQ('');
            }}
          />
        )}
      </Loaded>
    </div>
  );
}

interface MatricesProps {
  /** What was searched for; empty when all are shown. */
  q: string;
  first: MatricesAnswer;
  onClear(): void;
  /** Called from time to time while the catalog has not been gone through yet. */
  onWait(): void;
}

function Matrices({ q, first, onClear, onWait }: MatricesProps) {
  const t = useTexts();
  const paths = usePaths();
  const load = useCallback(
    (api: OperatingModelApi, cursor: string) =>
      api.matrices({ limit: PAGE, q: q || undefined, cursor }),
    [q],
  );
  const { pages, loadMore, loading, error } = useMorePages(first, load);
  const names = Object.assign({}, ...pages.map(page => page.names));
  const matrices = pages.flatMap(page => page.items);
  const isUnread = matrices.length === 0 && !q && !first.computedAt;
  useInterval(onWait, isUnread ? AGAIN_MS : null);
  if (isUnread) {
    return (
      <EmptyState
        title={t('matrices.unread')}
        hint={t('matrices.unreadHint')}
      />
    );
  }
  if (matrices.length === 0 && !loadMore) {
    return q ? (
      <EmptyState title={t('matrices.noMatch', { text: q })}>
        <Button variant="secondary" onPress={onClear}>
          {t('matrices.clear')}
        </Button>
      </EmptyState>
    ) : (
      <EmptyState title={t('matrices.empty')} hint={t('matrices.emptyHint')}>
        <ButtonLink href={paths.newMatrix}>
          {t('matrices.newMatrix')}
        </ButtonLink>
      </EmptyState>
    );
  }
  return (
    <>
      <span className={shared.quiet} role="status">
        {t('matrices.shown', { count: matrices.length })}
        {loadMore && '+'}
      </span>
      {!first.computedAt && (
        <p className={shared.quiet}>{t('matrices.notComputed')}</p>
      )}
      <MatricesTable matrices={matrices} names={names} />
      <LoadMore loadMore={loadMore} loading={loading} error={error} />
    </>
  );
}
