import { ButtonLink, Text } from '@backstage/ui';
import { MatrixAnswer } from 'backstage-plugin-operating-model-common';
import { ReactNode } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { AppliesTo } from '../shared/AppliesTo';
import { BackLink } from '../shared/BackLink';
import { ExternalLink } from '../shared/ExternalLink';
import { RefLink } from '../shared/RefLink';
import { ReviewState } from '../shared/ReviewState';
import { SeverityCounts } from '../shared/Severity';
import { formatDate } from '../shared/formats';
import layout from '../shared/layout.module.css';
import { usePaths } from '../shared/paths';
import shared from '../shared/shared.module.css';
import { useWhatIfPath } from '../shared/useWhatIfPath';
import styles from './matrices.module.css';
import { predicateWords } from './predicateWords';

interface MatrixHeadProps {
  matrix: MatrixAnswer;
}

/** What a matrix is, what it speaks of, and what can be done with it. */
export function MatrixHead({ matrix }: MatrixHeadProps) {
  const t = useTexts();
  const paths = usePaths();
  const whatIfPath = useWhatIfPath();
  return (
    <header className={styles.matrixHead}>
      <BackLink href={paths.list}>{t('matrices.back')}</BackLink>
      <div className={layout.head}>
        <div className={layout.titleLine}>
          <Text as="h2" variant="title-small" weight="bold">
            {matrix.title}
          </Text>
          <span className={styles.method}>{matrix.method}</span>
        </div>
        <div className={layout.actions}>
          <ButtonLink variant="secondary" href={paths.compare(matrix.ref)}>
            {t('matrices.compare')}
          </ButtonLink>
          <ButtonLink variant="secondary" href={whatIfPath(matrix.ownerRef)}>
            {t('whatIf.open')}
          </ButtonLink>
          <ButtonLink href={paths.edit(matrix.ref)}>
            {t('matrices.edit')}
          </ButtonLink>
        </div>
      </div>
      {matrix.description && <p>{matrix.description}</p>}
      <MatrixFacts matrix={matrix} />
      {!matrix.computedAt && (
        <p className={shared.quiet}>{t('matrices.notComputed')}</p>
      )}
    </header>
  );
}

function MatrixFacts({ matrix }: { matrix: MatrixAnswer }) {
  const t = useTexts();
  const { ownerRef, names, entities, file, viewUrl, editUrl } = matrix;
  return (
    <dl className={styles.facts}>
      <Fact name={t('matrices.owner')}>
        {ownerRef ? (
          <RefLink entityRef={ownerRef} names={names} />
        ) : (
          t('matrices.noOwner')
        )}
      </Fact>
      <Fact name={t('matrices.appliesTo')}>
        <Selection predicate={matrix.appliesTo} />
        {entities !== undefined && (
          <strong> ({t('matrices.entities', { count: entities })})</strong>
        )}
      </Fact>
      <Fact name={t('matrices.precedence')}>{matrix.precedence}</Fact>
      <Fact name={t('matrices.review')}>
        <Reviewed matrix={matrix} />
      </Fact>
      {(file || viewUrl || editUrl) && (
        <Fact name={t('matrices.file')}>
          <span className={shared.links}>
            {viewUrl ? (
              <ExternalLink url={viewUrl}>
                {t('matrices.viewFile')}
              </ExternalLink>
            ) : (
              file
            )}
            {editUrl && (
              <ExternalLink url={editUrl}>
                {t('matrices.editFile')}
              </ExternalLink>
            )}
          </span>
        </Fact>
      )}
      <Fact name={t('matrices.findings')}>
        <SeverityCounts counts={matrix.findings} />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Selection({ predicate }: { predicate?: object }) {
  const t = useTexts();
  const words = predicate && predicateWords(t, predicate);
  if (words) return <>{words}</>;
  return (
    <AppliesTo predicate={predicate} otherwise={t('matrices.everything')} />
  );
}

function Reviewed({ matrix: { review, names } }: { matrix: MatrixAnswer }) {
  const t = useTexts();
  return (
    <span className={shared.links}>
      {review.last && (
        <span>
          {t('matrices.reviewedOn', { date: formatDate(review.last) })}
          {review.by && (
            <>
              {' '}
              {t('matrices.reviewedBy')}{' '}
              <RefLink entityRef={review.by} names={names} />
            </>
          )}
        </span>
      )}
      <ReviewState review={review} />
    </span>
  );
}
