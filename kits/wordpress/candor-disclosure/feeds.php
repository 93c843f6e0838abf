<?php
/**
 * The disclosure for programs that read RSS 2.0 and Atom.
 *
 * @package candor-disclosure
 */

defined( 'ABSPATH' ) || exit;

const CANDOR_NAMESPACE      = 'https://w3id.org/candor/1.0/';
const CANDOR_PART           = array(
	'name'            => 'name',
	'mode'            => 'mode',
	'model'           => 'model',
	'provider'        => 'provider',
	'reviewed_by'     => 'reviewed-by',
	'reviewed_at'     => 'reviewed-at',
	'translated_from' => 'from',
);
const CANDOR_DIGITAL_SOURCE = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/**
 * Declares the vocabulary's namespace on the root.
 */
function candor_declare_namespace() {
	echo 'xmlns:candor="' . esc_attr( CANDOR_NAMESPACE ) . "\"\n";
}
add_action( 'rss2_ns', 'candor_declare_namespace' );
add_action( 'atom_ns', 'candor_declare_namespace' );

/**
 * Elements of an item of RSS 2.0.
 */
function candor_rss_item() {
	$disclosure = candor_disclosure();
	if ( null === $disclosure ) {
		return;
	}
	foreach ( candor_tags( $disclosure ) as $tag ) {
		candor_element( 'category', array(), $tag );
	}
	candor_element( 'category', array( 'domain' => CANDOR_DIGITAL_SOURCE ), $disclosure['code'] );
	if ( get_bloginfo( 'language' ) !== $disclosure['written_in'] ) {
		candor_element( 'dc:language', array(), $disclosure['written_in'] );
	}
	candor_shared_elements( $disclosure, 'atom:link' );
}
add_action( 'rss2_item', 'candor_rss_item' );

/**
 * Elements of an entry of Atom.
 */
function candor_atom_entry() {
	$disclosure = candor_disclosure();
	if ( null === $disclosure ) {
		return;
	}
	foreach ( candor_tags( $disclosure ) as $tag ) {
		candor_element(
			'category',
			array(
				'scheme' => $tag === $disclosure['tag'] ? CANDOR_NAMESPACE . 'modes' : '',
				'term'   => $tag,
				'label'  => $tag,
			)
		);
	}
	candor_element(
		'category',
		array(
			'scheme' => CANDOR_DIGITAL_SOURCE,
			'term'   => $disclosure['code'],
		)
	);
	candor_shared_elements( $disclosure, 'link' );
}
add_action( 'atom_entry', 'candor_atom_entry' );

/**
 * The mode among the tags, for people who filter by it, and the flag that MSN wants of reviewed text: it takes no other text by AI.
 *
 * @param array $disclosure Disclosure.
 * @return string[]
 */
function candor_tags( $disclosure ) {
	$flag = 'ai-assisted' === $disclosure['mode'] ? candor_words()['msnFlag'] : '';
	return array_unique( array_filter( array( $disclosure['tag'], $flag ), 'strlen' ) );
}

/**
 * Elements that both formats have.
 *
 * @param array  $disclosure Disclosure.
 * @param string $link       Name of Atom's link.
 */
function candor_shared_elements( $disclosure, $link ) {
	if ( '' !== $disclosure['statement'] ) {
		candor_element(
			'candor:disclosure',
			array(
				'mode'                => $disclosure['mode'],
				'tag'                 => $disclosure['tag'],
				'digital-source-type' => $disclosure['uri'],
				'model'               => $disclosure['model'],
				'provider'            => $disclosure['provider'],
				'reviewed-by'         => $disclosure['reviewed_by'],
				'xml:lang'            => $disclosure['language'],
			),
			$disclosure['statement']
		);
	}
	foreach ( $disclosure['parts'] as $part ) {
		$attributes = array();
		foreach ( CANDOR_PART as $member => $attribute ) {
			$attributes[ $attribute ] = $part[ $member ] ?? '';
		}
		candor_element( 'candor:part', $attributes );
	}
	// The prefix is declared here: plugins for podcasts declare it on the root, and a repeated attribute would break the feed.
	candor_element(
		'podcast:txt',
		array(
			'xmlns:podcast' => 'https://podcastindex.org/namespace/1.0',
			'purpose'       => 'ai-content',
		),
		$disclosure['ai'] ? 'true' : 'false'
	);
	foreach ( $disclosure['sources'] as $source ) {
		candor_element(
			$link,
			array(
				'rel'              => 'via',
				'href'             => $source['url'],
				'title'            => $source['title'],
				'candor:publisher' => $source['publisher'] ?? '',
			)
		);
	}
}

/**
 * Prints an element.
 *
 * @param string   $name       Name.
 * @param string[] $attributes Plain text; empty ones are left out.
 * @param string   $text       Plain text.
 */
function candor_element( $name, $attributes, $text = '' ) {
	// phpcs:ignore WordPress.Security.EscapeOutput -- Escaped for XML by the two functions.
	echo "\t\t<$name" . candor_attributes( $attributes ) . ( '' === $text ? '/>' : '>' . candor_escape( $text ) . "</$name>" ) . "\n";
}
