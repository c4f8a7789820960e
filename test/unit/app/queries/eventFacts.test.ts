import { describe, expect, test } from 'vitest';
import { eventSource } from '../../../../src/app/queries/eventFacts';
import { newsmarkPipeline } from '../../../../src/core/annotators';
import { indexOf } from './indexOf';

const pipeline = newsmarkPipeline();

describe('who says so', () => {
  test.each([
    ['Norwegian officials said two trains collided in Bergen.', 'Norwegian officials'],
    ['Two trains collided in Bergen, according to Norwegian police.', 'Norwegian police'],
    ['Ada Brun said two trains collided in Bergen.', 'Ada Brun'],
  ])('%s', (text, source) => {
    const index = indexOf(pipeline.annotate(text));
    const event = index.annotations.events.find(e => e.trigger.text === 'collided');
    expect(event && eventSource(event, index)).toBe(source);
  });
});
