import { assertEqual, test } from './testing';
import { show, write } from './workspace';

test('files of a corpus folder, *.news.txt and crawl names are news text', async () => {
  for (const path of ['corpus/a.txt', 'corpus/deep/er/b.txt', 'report.news.txt', 'crawl/000_d2043f6653534eb5.txt']) {
    await write(path, 'OSLO (Reuters) - Rain fell.\n');
    assertEqual((await show(path)).document.languageId, 'newsmark', path);
  }
});

test('other text files stay plain text', async () => {
  for (const path of ['elsewhere/notes.txt', 'corpus.txt', 'elsewhere/000_short.txt', 'news.txt']) {
    await write(path, 'OSLO (Reuters) - Rain fell.\n');
    assertEqual((await show(path)).document.languageId, 'plaintext', path);
  }
});
