<?php
/**
 * The disclosure for people: label and statement open the text, the label opens the excerpt, and sources end the text.
 * WordPress makes pages, REST, RSS and Atom from the same two filters.
 *
 * @package candor-disclosure
 */

defined( 'ABSPATH' ) || exit;

/**
 * The text of a post with its disclosure.
 *
 * @param string $content HTML.
 * @return string
 */
function candor_content( $content ) {
	// An automatic excerpt is made from the content, and gets a label of its own.
	if ( doing_filter( 'get_the_excerpt' ) || 0 === strpos( $content, '<div ai-disclosure="' ) ) {
		return $content;
	}
	$disclosure = candor_disclosure();
	if ( null === $disclosure ) {
		return $content;
	}
	// Readers of feeds know no other language of an item, and show all from left to right.
	$language = array(
		'lang' => $disclosure['written_in'],
		'dir'  => candor_direction( $disclosure['written_in'] ),
	);
	return '<div' . candor_attributes( candor_html_attributes( $disclosure ) + $language ) . ">\n"
		. candor_opening( $disclosure ) . $content . "\n" . candor_source_list( $disclosure ) . '</div>';
}
// After wptexturize, wpautop and shortcodes.
add_filter( 'the_content', 'candor_content', 20 );

/**
 * Label and statement, or the label alone as a sentence. Nothing for modes without a label.
 *
 * @param array $disclosure Disclosure.
 * @return string
 */
function candor_opening( $disclosure ) {
	if ( '' === $disclosure['label'] ) {
		return '';
	}
	$text = '' === $disclosure['statement'] ? $disclosure['sentence'] : candor_follow( $disclosure['label'], $disclosure['statement'] );
	return '<p class="candor-disclosure"' . candor_attributes(
		array(
			'lang' => $disclosure['language'],
			'dir'  => $disclosure['direction'],
		)
	) . '><strong>' . candor_escape( $text ) . "</strong></p>\n";
}

/**
 * Text after its label. A full-width colon has its own space.
 *
 * @param string $label Label.
 * @param string $text  Text.
 * @return string
 */
function candor_follow( $label, $text ) {
	return $label . ( '：' === mb_substr( $label, -1 ) ? '' : ' ' ) . $text;
}

/**
 * The sources as a list.
 *
 * @param array $disclosure Disclosure.
 * @return string
 */
function candor_source_list( $disclosure ) {
	$rows = '';
	foreach ( $disclosure['sources'] as $source ) {
		$publisher = $source['publisher'] ?? '';
		$rows     .= '<li><a href="' . esc_url( $source['url'] ) . '"><cite>' . candor_escape( $source['title'] ) . '</cite></a>'
			. ( '' === $publisher ? '' : ', ' . candor_escape( $publisher ) ) . "</li>\n";
	}
	return '' === $rows ? '' : "<section class=\"candor-sources\">\n<h2>" . candor_escape( $disclosure['heading'] ) . "</h2>\n<ol>\n$rows</ol>\n</section>\n";
}

/**
 * The excerpt after its label.
 *
 * @param string           $excerpt HTML.
 * @param int|WP_Post|null $post    Post.
 * @return string
 */
function candor_excerpt( $excerpt, $post = null ) {
	$disclosure = candor_disclosure( $post );
	if ( null === $disclosure || '' === $disclosure['label'] ) {
		return $excerpt;
	}
	$label = candor_escape( $disclosure['label'] );
	if ( 0 === strpos( $excerpt, $label ) ) {
		return $excerpt;
	}
	return '' === trim( $excerpt ) ? candor_escape( $disclosure['sentence'] ) : candor_follow( $label, $excerpt );
}
// After wp_trim_excerpt().
add_filter( 'get_the_excerpt', 'candor_excerpt', 20, 2 );
