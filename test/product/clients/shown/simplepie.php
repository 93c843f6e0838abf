<?php
// Reads a feed from standard input with SimplePie, the parser of FreshRSS and WordPress, and prints the items as JSON.
error_reporting(E_ALL & ~E_DEPRECATED);
require '/usr/share/php/simplepie/autoloader.php';

$feed = new SimplePie();
$feed->set_raw_data(stream_get_contents(STDIN));
$feed->enable_cache(false);
$feed->init();
if ($feed->error()) {
    fwrite(STDERR, print_r($feed->error(), true));
    exit(1);
}

$text = fn(?string $html): string => html_entity_decode(strip_tags($html ?? ''), ENT_QUOTES | ENT_HTML5, 'UTF-8');
echo json_encode(array_map(fn($item) => [
    'title' => $text($item->get_title()),
    'text' => $text($item->get_content()),
    'author' => $item->get_author()?->get_name(),
    'tags' => array_map(fn($category) => $text($category->get_label()), $item->get_categories() ?? []),
], $feed->get_items()));
