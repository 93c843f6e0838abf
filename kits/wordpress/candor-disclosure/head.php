<?php
/**
 * The disclosure for programs that read the page of a post: `<meta>` and JSON-LD.
 *
 * @package candor-disclosure
 */

defined( 'ABSPATH' ) || exit;

/**
 * Prints both into the head of a post's own page.
 */
function candor_head() {
	$disclosure = is_singular() ? candor_disclosure( get_queried_object_id() ) : null;
	if ( null === $disclosure ) {
		return;
	}
	$attributes = candor_html_attributes( $disclosure );
	$meta       = array(
		'name'    => 'ai-disclosure',
		'content' => $attributes['ai-disclosure'],
	);
	unset( $attributes['ai-disclosure'] );
	// phpcs:disable WordPress.Security.EscapeOutput -- Escaped by the function; JSON has no "<".
	echo '<meta' . candor_attributes( $meta + $attributes ) . ">\n";
	echo '<script type="application/ld+json">'
		. wp_json_encode( candor_json_ld( get_queried_object(), $disclosure ), JSON_HEX_TAG | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE )
		. "</script>\n";
	// phpcs:enable
}
add_action( 'wp_head', 'candor_head' );

/**
 * The post in the terms of schema.org, which has no digital source type for a text by a human.
 *
 * @param WP_Post $post       Post.
 * @param array   $disclosure Disclosure.
 * @return array
 */
function candor_json_ld( $post, $disclosure ) {
	$person  = function ( $name ) {
		return '' === $name ? null : array(
			'@type' => 'Person',
			'name'  => $name,
		);
	};
	$sources = array_map(
		function ( $source ) {
			$publisher = $source['publisher'] ?? '';
			return array_filter(
				array(
					'@type'     => 'CreativeWork',
					'name'      => $source['title'],
					'url'       => $source['url'],
					'publisher' => '' === $publisher ? null : array(
						'@type' => 'Organization',
						'name'  => $publisher,
					),
				)
			);
		},
		$disclosure['sources']
	);
	$original = implode( '', array_column( $disclosure['parts'], 'translated_from' ) );
	// schema.org has no term for a part by a human.
	$parts = array_map(
		function ( $part ) use ( $person ) {
			return array_filter(
				array(
					'@type'             => 'CreativeWork',
					'name'              => $part['name'],
					'digitalSourceType' => candor_words()['modes'][ $part['mode'] ]['schema'],
					'editor'            => $person( $part['reviewed_by'] ?? '' ),
				)
			);
		},
		$disclosure['parts']
	);
	return array_filter(
		array(
			'@context'          => 'https://schema.org',
			'@type'             => 'NewsArticle',
			'url'               => get_permalink( $post ),
			'headline'          => html_entity_decode( wp_strip_all_tags( get_the_title( $post ) ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ),
			'datePublished'     => get_post_time( DATE_ATOM, true, $post ),
			'dateModified'      => get_post_modified_time( DATE_ATOM, true, $post ),
			'author'            => $person( get_the_author_meta( 'display_name', $post->post_author ) ),
			'editor'            => $person( $disclosure['reviewed_by'] ),
			'digitalSourceType' => $disclosure['schema'],
			'citation'          => $sources,
			'translationOfWork' => $original ? array(
				'@type'      => 'CreativeWork',
				'inLanguage' => $original,
			) : null,
			'hasPart'           => $parts,
		)
	);
}
