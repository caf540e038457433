/** Words of the screens of authors. */
export const authoring = {
  asTable: 'The same as a table',
  attempts_one: '{{count}} first attempt',
  attempts_other: '{{count}} first attempts',
  few: 'So few attempts say little yet: the figures may still change a lot.',
  exams: {
    title: 'Statistics',
    lead: 'How hard and how reliable your exams are, and which questions need an eye.',
    none: 'No exams yet',
    noneText: 'Exams that you are the author of appear here.',
    questions_one: '{{count}} question',
    questions_other: '{{count}} questions',
  },
  exam: {
    title: 'Statistics of {{exam}}',
    lead: 'From the first attempt of each learner in exam mode. New attempts are counted within a minute or two.',
    back: 'All exams',
    figures: 'The exam as a whole',
    none: 'Nothing to count yet',
    noneText: 'As soon as somebody has finished this exam in exam mode, its figures appear here.',
  },
  stand: {
    retired: 'This exam is retired: nobody takes it any more, and its figures stay as they are.',
    regraded_one:
      '{{count}} question is just being graded anew. Until that is done, figures are partly those of before.',
    regraded_other:
      '{{count}} questions are just being graded anew. Until that is done, figures are partly those of before.',
  },
  figures: {
    mean: { name: 'Mean', means: 'What learners score on average.' },
    median: { name: 'Median', means: 'Half of the learners score more, half of them less.' },
    standardDeviation: { name: 'Standard deviation', means: 'How far scores are from the mean.' },
    skewness: {
      name: 'Skewness',
      means: 'Below zero: a few score much less than the others. Above zero: a few score much more.',
    },
    kurtosis: {
      name: 'Kurtosis',
      means: 'Above zero: more scores far from the mean than usual. Below zero: fewer.',
    },
    internalConsistency: {
      name: 'Internal consistency',
      means:
        'Cronbach’s alpha: how far the questions measure the same thing. From 75 % on a score can be trusted; below 60 % it is much luck.',
    },
    errorRatio: {
      name: 'Error ratio',
      means: 'How much of the differences between scores is chance.',
    },
    standardError: {
      name: 'Standard error',
      means: 'How far a score may be from what the learner can do.',
    },
    facility: { name: 'Facility', means: 'What learners score in it on average: the higher, the easier.' },
    discriminationIndex: {
      name: 'Discrimination',
      means:
        'Whether those who do well in the rest do well here, too. From 50 % on very good, below 20 % weak, below zero wrong.',
    },
    discriminativeEfficiency: {
      name: 'Discriminative efficiency',
      means: 'The same, compared with the best that a question as hard as this could do.',
    },
    randomGuessScore: {
      name: 'Random guess score',
      means: 'What guessing would score. A dash: nobody can say for this type.',
    },
    intendedWeight: { name: 'Intended weight', means: 'Its share of an attempt, as the author wants it.' },
    effectiveWeight: {
      name: 'Effective weight',
      means: 'Its share of the differences between attempts. A dash: it works against the rest.',
    },
  },
  scores: {
    title: 'Scores',
    chart: 'How many attempts reached which score',
    axis: 'Score in percent, in steps of ten',
    from: 'Score from',
    attempts: 'Attempts',
  },
  questions: {
    title: 'Questions',
    order: 'Lowest first',
    orders: {
      discriminationIndex: 'Lowest discrimination',
      discriminativeEfficiency: 'Lowest efficiency',
      facility: 'Hardest',
      attempts: 'Fewest attempts',
    },
    older: 'version {{version}}, not the newest',
    more: 'Show more questions',
  },
  question: {
    title: 'Statistics of question {{name}}',
    nameless: 'without a code',
    back: 'The whole exam',
    version: 'Version {{version}}',
    none: 'Not asked yet',
  },
  curve: {
    title: 'By score in the exam',
    chart:
      'How well the question was answered by learners of each score: bars that rise to the right are good',
    axis: 'Score in the whole exam in percent, in steps of ten. The bars say how well the question was answered.',
  },
  credits: {
    title: 'Credit',
    chart: 'How many attempts were given which credit',
    axis: 'Credit of the question in percent',
    credit: 'Credit',
  },
  concerns: {
    misleading:
      'Those who do well in the rest do worse here. Look at the key and at what the question can be taken for.',
    guessed: 'Answered no better than by guessing.',
    weak: 'Hardly tells who knows the subject.',
    'too-easy': 'Nearly everybody knows it.',
  },
};
