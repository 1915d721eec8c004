import { Link } from '@backstage/ui';
import { MatrixSummary } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { Names, RefLink } from '../shared/RefLink';
import { LabelledCell } from './LabelledCell';
import { ReviewState } from './ReviewState';
import { SeverityCounts } from './Severity';
import styles from './matrices.module.css';
import { usePaths } from './paths';

interface MatricesTableProps {
  matrices: MatrixSummary[];
  names: Names;
}

/** A row a matrix. No `<table>`: a narrow screen stacks the cells, and some browsers forget that a table is one when its `display` changes. */
export function MatricesTable({ matrices, names }: MatricesTableProps) {
  const t = useTexts();
  const columns = [
    t('matrices.matrix'),
    t('matrices.owner'),
    t('matrices.precedence'),
    t('matrices.size'),
    t('matrices.reach'),
    t('matrices.review'),
    t('matrices.findings'),
  ];
  return (
    <div className={styles.card}>
      <div
        role="table"
        aria-label={t('matrices.title')}
        className={styles.table}
      >
        <div role="rowgroup" className={styles.tableHead}>
          <div role="row" className={styles.matrixRow}>
            {columns.map(column => (
              <div key={column} role="columnheader">
                {column}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup">
          {matrices.map(matrix => (
            <MatrixRow
              key={matrix.ref}
              matrix={matrix}
              names={names}
              columns={columns}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function MatrixRow({
  matrix,
  names,
  columns: [, owner, precedence, size, entities, review, findings],
}: {
  matrix: MatrixSummary;
  names: Names;
  columns: string[];
}) {
  const t = useTexts();
  const paths = usePaths();
  return (
    <div role="row" className={`${styles.matrixRow} ${styles.tableRow}`}>
      <div role="rowheader">
        <Link
          href={paths.matrix(matrix.ref)}
          weight="bold"
          className={styles.link}
        >
          {matrix.title}
        </Link>{' '}
        <span className={styles.method}>{matrix.method}</span>
      </div>
      <LabelledCell label={owner}>
        {matrix.ownerRef ? (
          <RefLink entityRef={matrix.ownerRef} names={names} />
        ) : (
          <span className={styles.quiet}>{t('matrices.noOwner')}</span>
        )}
      </LabelledCell>
      <LabelledCell label={precedence}>{matrix.precedence}</LabelledCell>
      <LabelledCell label={size}>
        {t('matrices.sizeValue', {
          activities: String(matrix.activities),
          parties: String(matrix.parties),
        })}
      </LabelledCell>
      <LabelledCell label={entities}>
        {matrix.entities?.toLocaleString() ?? (
          <span className={styles.quiet}>{t('matrices.notCounted')}</span>
        )}
      </LabelledCell>
      <LabelledCell label={review}>
        <ReviewState review={matrix.review} />
      </LabelledCell>
      <LabelledCell label={findings}>
        <SeverityCounts counts={matrix.findings} />
      </LabelledCell>
    </div>
  );
}
