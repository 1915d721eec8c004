import { Link } from '@backstage/ui';
import {
  RollUpBy,
  ScorecardMember,
} from 'backstage-plugin-operating-model-common';
import { ScorecardPart } from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { StackedColumn } from '../shared/StackedTable';
import { formatScore } from '../shared/formats';
import shared from '../shared/shared.module.css';
import { CellsBar } from './CellsBar';
import { ExplainedPart } from './ExplainScore';
import { ScoreButton } from './ScoreButton';
import { useScorecardUrl } from './useScorecardUrl';

/**
 * The figures of members; each leads to what it is made of.
 *
 * @param part - which members are of
 */
export function useMemberColumns(
  by: RollUpBy,
  part: ScorecardPart,
): StackedColumn<ScorecardMember>[] {
  const t = useTexts();
  const { linkToCells } = useScorecardUrl();
  const text = (value: number | undefined) =>
    value === undefined ? t('scorecard.noScore') : formatScore(value);
  const isPart = by === 'group' || by === 'system' || by === 'domain';
  const partOf = ({ key, title }: ScorecardMember): ExplainedPart => ({
    ...part,
    ...(isPart && { [`${by}Ref`]: key }),
    title,
    byActivity: isPart,
  });
  const entitiesOf = (key: string) => ({ [by]: key, q: '', by: 'entity' });
  return [
    {
      name: t('scorecard.page.score'),
      share: 14,
      cell: member => (
        <>
          <ScoreButton
            part={partOf(member)}
            figures={member}
            label={`${text(member.score)} ${member.level ?? ''}: ${t('scorecard.howMade')}`}
          />{' '}
          <span className={shared.small}>{member.level}</span>
        </>
      ),
    },
    {
      name: t('scorecard.page.without'),
      share: 12,
      cell: member => {
        const without = text(member.scoreWithoutExceptions);
        return (
          <ScoreButton
            part={partOf(member)}
            figures={member}
            label={`${without} ${t('scorecard.trend.without')}`}
          >
            {without}
          </ScoreButton>
        );
      },
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
