import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';

export const answersForCard = EntityCardBlueprint.make({
  name: 'answers-for',
  params: {
    type: 'content',
    filter: { kind: 'group' },
    loader: () =>
      import('../components/teams/AnswersForCard').then(m => (
        <m.AnswersForCard />
      )),
  },
});

export const scorecardContent = EntityContentBlueprint.make({
  name: 'scorecard',
  params: {
    path: '/scorecard',
    title: 'Scorecard',
    group: 'operation',
    filter: { kind: 'group' },
    loader: () =>
      import('../components/scorecard/ScorecardContent').then(m => (
        <m.ScorecardContent />
      )),
  },
});
