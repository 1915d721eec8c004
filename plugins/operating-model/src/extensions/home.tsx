import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { scorecard } from '../texts/scorecard';

export const teamScoresWidget = HomePageWidgetBlueprint.make({
  name: 'team-scores',
  params: {
    name: 'TeamScores',
    // The blueprint takes texts and no components, so these can't be translated.
    title: scorecard.widget.title,
    description: scorecard.widget.description,
    components: () =>
      import('../components/scorecard/TeamScores').then(m => ({
        Content: m.TeamScores,
      })),
    layout: {
      width: { defaultColumns: 4, minColumns: 3 },
      height: { defaultRows: 5, minRows: 3 },
    },
  },
});
