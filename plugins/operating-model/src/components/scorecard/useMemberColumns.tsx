import { Link } from '@backstage/ui';
import {
  RollUpBy,
  ScorecardMember,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { StackedColumn } from '../shared/StackedTable';
import { formatScore } from '../shared/formats';
import shared from '../shared/shared.module.css';
import { CellsBar } from './CellsBar';
import { useScorecardUrl } from './useScorecardUrl';

/** The figures of members; each leads to what it is made of. */
export function useMemberColumns(
  by: RollUpBy,
  onExplain: (member: ScorecardMember) => void,
): StackedColumn<ScorecardMember>[] {
  const t = useTexts();
  const { linkToCells } = useScorecardUrl();
  const text = (value: number | undefined) =>
    value === undefined ? t('scorecard.noScore') : formatScore(value);
  const entitiesOf = (key: string) => ({ [by]: key, q: '', by: 'entity' });
  return [
    {
      name: t('scorecard.page.score'),
      share: 14,
      cell: member => (
        <>
          <button
            type="button"
            className={shared.textButton}
            aria-label={`${text(member.score)} ${member.level ?? ''}: ${t('scorecard.howMade')}`}
            onClick={() => onExplain(member)}
          >
            <strong>{text(member.score)}</strong>
          </button>{' '}
          <span className={shared.small}>{member.level}</span>
        </>
      ),
    },
    {
      name: t('scorecard.page.without'),
      share: 12,
      cell: ({ scoreWithoutExceptions }) => text(scoreWithoutExceptions),
    },
    {
      name: t('scorecard.page.cells'),
      share: 38,
      cell: ({ key, cells }) => (
        <CellsBar
          brief
          cells={cells}
          linkOf={state => linkToCells({ ...entitiesOf(key), state })}
        />
      ),
    },
    {
      name: t('scorecard.page.entities'),
      share: 8,
      cell: ({ key, entities }) => (
        <Link href={linkToCells(entitiesOf(key))} className={shared.link}>
          {entities.toLocaleString()}
        </Link>
      ),
    },
  ];
}
