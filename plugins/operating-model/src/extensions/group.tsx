import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';

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
