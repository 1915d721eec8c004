import { Link } from '@backstage/ui';
import { MatrixSummary } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { Panel } from '../shared/Panel';
import { Names, RefLink } from '../shared/RefLink';
import { ReviewState } from '../shared/ReviewState';
import { SeverityCounts } from '../shared/Severity';
import { StackedColumn, StackedTable } from '../shared/StackedTable';
import { usePaths } from '../shared/paths';
import shared from '../shared/shared.module.css';
import styles from './matrices.module.css';

interface MatricesTableProps {
  matrices: MatrixSummary[];
  names: Names;
}

/** A row a matrix. */
export function MatricesTable({ matrices, names }: MatricesTableProps) {
  const t = useTexts();
  const paths = usePaths();
  const columns: StackedColumn<MatrixSummary>[] = [
    {
      name: t('matrices.matrix'),
      share: 29,
      cell: ({ method, ref, title }) => (
        <>
          <Link href={paths.matrix(ref)} weight="bold" className={shared.link}>
            {title}
          </Link>{' '}
          <span className={styles.method}>{method}</span>
        </>
      ),
    },
    {
      name: t('matrices.owner'),
      share: 16,
      cell: ({ ownerRef }) =>
        ownerRef ? (
          <RefLink entityRef={ownerRef} names={names} />
        ) : (
          <span className={shared.quiet}>{t('matrices.noOwner')}</span>
        ),
    },
    {
      name: t('matrices.precedence'),
      share: 14,
      cell: ({ precedence }) => precedence,
    },
    {
      name: t('matrices.size'),
      share: 14,
      cell: ({ activities, parties }) =>
        t('matrices.sizeValue', {
          activities: String(activities),
          parties: String(parties),
        }),
    },
    {
      name: t('matrices.reach'),
      share: 11,
      cell: ({ entities }) =>
        entities?.toLocaleString() ?? (
          <span className={shared.quiet}>{t('matrices.notCounted')}</span>
        ),
    },
    {
      name: t('matrices.review'),
      share: 20,
      cell: ({ review }) => <ReviewState review={review} />,
    },
    {
      name: t('matrices.findings'),
      share: 26,
      cell: ({ findings }) => <SeverityCounts counts={findings} />,
    },
  ];
  return (
    <Panel>
      <StackedTable
        label={t('matrices.title')}
        columns={columns}
        items={matrices}
        keyOf={({ ref }) => ref}
      />
    </Panel>
  );
}
