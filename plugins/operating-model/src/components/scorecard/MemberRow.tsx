import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import {
  RollUpBy,
  ScorecardMember,
} from 'backstage-plugin-operating-model-common';
import { ReactNode } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { LabelledCell } from '../shared/LabelledCell';
import { formatScore } from '../shared/formats';
import { CellsBar } from './CellsBar';
import table from './MembersTable.module.css';
import styles from './scorecard.module.css';
import { useScorecardUrl } from './useScorecardUrl';

interface MemberRowProps {
  by: RollUpBy;
  member: ScorecardMember;
  depth: number;
  isOpen: boolean;
  onToggle(): void;
  onExplain(): void;
  /** What stands below the name: that children are on their way, or why they are not. */
  children: ReactNode;
}

/** One member with its figures; each leads to what it is made of. */
export function MemberRow({
  by,
  member,
  depth,
  isOpen,
  onToggle,
  onExplain,
  children,
}: MemberRowProps) {
  const t = useTexts();
  const { linkTo } = useScorecardUrl();
  const { key, title, exists, entities, score, level, cells } = member;
  const { scoreWithoutExceptions } = member;
  const only = { [by]: key, q: '' };
  const entitiesLink = linkTo({ ...only, by: 'entity' });
  const text = (value: number | undefined) =>
    value === undefined ? t('scorecard.noScore') : formatScore(value);
  return (
    <div role="row" className={`${table.row} ${table.body}`}>
      <div role="rowheader">
        <div
          className={table.name}
          style={{ paddingInlineStart: `${depth * 1.5}rem` }}
        >
          {by === 'group' && (
            <span className={table.fold}>
              {member.children ? (
                <button
                  type="button"
                  className={table.toggle}
                  aria-expanded={isOpen}
                  aria-label={t(
                    isOpen
                      ? 'scorecard.page.collapse'
                      : 'scorecard.page.expand',
                    { title },
                  )}
                  onClick={onToggle}
                >
                  <span aria-hidden="true">▸</span>
                </button>
              ) : null}
            </span>
          )}
          <div className={table.names}>
            <Link
              href={by === 'group' ? linkTo(only) : entitiesLink}
              weight="bold"
              className={styles.link}
            >
              {title}
            </Link>
            {key.includes(':') && (
              <EntityLink entityRef={key} exists={exists} />
            )}
          </div>
        </div>
        {children}
      </div>
      <LabelledCell label={t('scorecard.page.score')}>
        <button
          type="button"
          className={styles.textButton}
          aria-label={`${text(score)} ${level ?? ''}: ${t('scorecard.howMade')}`}
          onClick={onExplain}
        >
          <strong>{text(score)}</strong>
        </button>{' '}
        <span className={styles.small}>{level}</span>
      </LabelledCell>
      <LabelledCell label={t('scorecard.page.without')}>
        {text(scoreWithoutExceptions)}
      </LabelledCell>
      <LabelledCell label={t('scorecard.page.cells')}>
        <CellsBar
          brief
          cells={cells}
          linkOf={state => linkTo({ ...only, by: 'entity', state })}
        />
      </LabelledCell>
      <LabelledCell label={t('scorecard.page.entities')}>
        <Link href={entitiesLink} className={styles.link}>
          {entities.toLocaleString()}
        </Link>
      </LabelledCell>
    </div>
  );
}

function EntityLink({
  entityRef,
  exists,
}: {
  entityRef: string;
  exists: boolean;
}) {
  const t = useTexts();
  const linkTo = useEntityRefLink();
  if (!exists) {
    return <span className={styles.small}>{t('operations.notInCatalog')}</span>;
  }
  return (
    <Link href={linkTo(entityRef)} className={table.open} color="secondary">
      {t('scorecard.page.open')}
    </Link>
  );
}
